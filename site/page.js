// What the page can do beyond being read: follow old addresses, find, filter, show a second zone,
// open an explanation in its place. Everything it touches is there and works without it.
(() => {
  "use strict";
  const one = (selector, node = document) => node.querySelector(selector);
  const all = (selector, node = document) => [...node.querySelectorAll(selector)];
  const form = one(".tools");
  const entries = () => all("[data-event]");

  // An address of an entry leads to its page; cut highlights light up in all their pieces.
  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const line = target.closest(".lines li");
    if (line) return location.replace(one("a[href]", line).href);
    const entry = target.closest("[data-event]");
    if (entry && entry.hidden) reset();
    all(".lit").forEach((node) => node.classList.remove("lit"));
    all("[data-of]").forEach((node) => node.classList.toggle("lit", node.dataset.of === id));
    if (entry && entry !== target) entry.classList.add("lit");
  }

  // Search and filters.
  let texts;
  const has = (text, words) => words.every((word) => text.includes(word));
  const own = "h3, h4, .when, .text, .versions, .who";
  const textOf = (entry) => (all(own, entry).map((node) => node.textContent).join(" ") || entry.textContent).toLowerCase();
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  function filter() {
    const data = new FormData(form);
    const isCut = Boolean(form.dataset.index);
    const words = isCut ? [] : wordsOf(data.get("q"));
    const source = data.get("source"), certainty = data.get("certainty");
    const list = entries();
    texts ??= new Map();
    let shown = 0;
    for (const entry of list) {
      let fits = (!certainty || entry.dataset.certainty === certainty) &&
        (!source || entry.dataset.source.split(" ").includes(source));
      if (fits && words.length) {
        if (!texts.has(entry)) texts.set(entry, textOf(entry));
        fits = has(texts.get(entry), words);
      }
      entry.hidden = !fits;
      shown += fits;
    }
    for (const box of all(".day, .shared, .loose, .run")) box.hidden = !one("[data-event]:not([hidden])", box);
    const asked = words.length || source || certainty;
    say(asked ? form.dataset.shown.replace("{n}", shown).replace("{all}", list.length) : "");
    if (isCut) find(wordsOf(data.get("q")));
  }

  function reset() {
    form.reset();
    filter();
  }

  const say = (text) => { one("output", form).textContent = text; };

  // The whole site is searched through a script, which a page opened from a disk may load too.
  function find(words) {
    const list = one(".found");
    list.hidden = !words.length;
    if (!words.length) return list.replaceChildren();
    if (!window.timelineSearch) return load(() => find(wordsOf(new FormData(form).get("q"))));
    const rows = window.timelineSearch.filter((row) => has(`${row[2]} ${row[3]} ${row[4]}`.toLowerCase(), words));
    list.replaceChildren(...rows.slice(0, 50).map(([page, id, time, title]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `${page}#${id}`;
      link.textContent = title;
      item.append(link, ` ${time}`);
      return item;
    }));
    say(rows.length ? form.dataset.found.replace("{n}", rows.length) : form.dataset.none);
  }

  let loading;
  function load(then) {
    if (loading) return;
    loading = document.createElement("script");
    loading.src = form.dataset.index;
    loading.onload = then;
    document.head.append(loading);
  }

  // The reader's own zone beside the story's, if clocks differ. What is written in words is made
  // when it is asked for: to name one zone costs a phone more than all the rest of this script.
  function zones() {
    const times = all("time[datetime]");
    const label = one(".zone", form);
    if (!label || !times.length || !differs(times[0].dateTime)) return;
    label.classList.add("on");
    one("input", label).addEventListener("change", (event) => {
      all(".mine").forEach((node) => node.remove());
      if (event.target.checked) showMine(times, label);
    });
  }

  function differs(moment) {
    const [, sign, hours, minutes] = /(?:([+-])(\d\d):(\d\d)|Z)$/.exec(moment) ?? [];
    const theirs = sign ? Number(`${sign}1`) * (60 * hours + Number(minutes)) : 0;
    return -new Date(moment).getTimezoneOffset() !== theirs;
  }

  function showMine(times, label) {
    const shown = { hour: "numeric", minute: "2-digit", weekday: "short", timeZoneName: "short" };
    const mine = new Intl.DateTimeFormat(document.documentElement.lang, shown);
    one("span", label).textContent = `(${mine.resolvedOptions().timeZone.replaceAll("_", " ")})`;
    for (const time of times) {
      const note = document.createElement("span"), start = new Date(time.dateTime);
      note.className = "mine";
      note.textContent = time.dataset.until ? mine.formatRange(start, new Date(time.dataset.until)) : mine.format(start);
      time.after(note);
    }
  }

  // Explanations on pages of their own open here, where the browser lets a page read another.
  const pages = new Map();
  async function explain(event) {
    const link = event.target.closest("p.why a");
    if (!link || event.metaKey || event.ctrlKey || !location.protocol.startsWith("http")) return;
    event.preventDefault();
    const open = link.parentNode.nextElementSibling;
    if (open) return open.remove();
    const [page, id] = link.getAttribute("href").split("#");
    try {
      if (!pages.has(page)) pages.set(page, fetch(page).then((answer) => answer.text()));
      const other = new DOMParser().parseFromString(await pages.get(page), "text/html");
      link.parentNode.after(document.importNode(one(".reasons", other.getElementById(id)), true));
    } catch {
      location.href = link.href;
    }
  }

  follow();
  addEventListener("hashchange", follow);
  document.addEventListener("click", explain);
  if (form) {
    form.addEventListener("input", (event) => { if (event.target.name !== "zone") filter(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    (window.requestIdleCallback ?? setTimeout)(zones);
  }
})();
