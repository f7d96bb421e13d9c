// Runs chrono-node (installed in the folder given) over texts read as JSON from stdin.
// `tag` prints what it finds in each, `time` the seconds of the best of five warm runs.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, what] = process.argv.slice(2);
const chrono = createRequire(join(folder, "package.json"))("chrono-node");
let input = "";
for await (const chunk of process.stdin) input += chunk;
const texts = JSON.parse(input);

const two = (n) => String(n).padStart(2, "0");
const reference = (date) => {
  const [year, month, day, hour, minute] = date.match(/\d+/g).map(Number);
  return new Date(year, month - 1, day, hour ?? 12, minute ?? 0);
};

function value(start) {
  let made = String(start.get("year")).padStart(4, "0");
  if (!start.isCertain("month") && start.isCertain("year")) return made;
  made += `-${two(start.get("month"))}`;
  if (!start.isCertain("day") && !start.isCertain("weekday") && start.isCertain("month")) return made;
  made += `-${two(start.get("day"))}`;
  return start.isCertain("hour") ? `${made}T${two(start.get("hour"))}:${two(start.get("minute"))}` : made;
}

// Offsets in code points, as ours.
const points = (text, index) => [...text.slice(0, index)].length;
const run = () => texts.map(({ text, date }) => chrono.parse(text, reference(date)));

if (what === "time") {
  let best = Infinity;
  for (let turn = 0; turn < 5; turn++) {
    const before = process.cpuUsage();
    run();
    const used = process.cpuUsage(before);
    best = Math.min(best, (used.user + used.system) / 1e6);
  }
  console.log(JSON.stringify({ seconds: best }));
} else {
  const rows = run().map((found, index) =>
    found.map((result) => {
      const start = points(texts[index].text, result.index);
      return {
        start,
        end: start + [...result.text].length,
        text: result.text,
        value: value(result.start),
        closes: result.end ? value(result.end) : null,
      };
    }),
  );
  console.log(JSON.stringify(rows));
}
