// Inside the <iframe>: options from its address, and its height told to the page around it.
(() => {
  const timeline = document.querySelector("live-timeline");
  const asked = new URLSearchParams(location.search);
  for (const name of ["from", "to", "source", "key-only", "limit", "order", "tz", "lang", "heading-level", "theme", "refresh"]) {
    if (asked.has(name)) timeline.setAttribute(name, asked.get(name));
  }
  if (asked.has("theme")) document.documentElement.dataset.theme = asked.get("theme");

  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (parent === self || height === told) return;
    told = height;
    // The form of AMP's iframes, which others took over.
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    // The form of Pym, for hosts that name the child in its address.
    if (asked.has("childId")) parent.postMessage(["pym", asked.get("childId"), "height", height].join("xPYMx"), "*");
  };
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data && data.sentinel === "timeline" && typeof data.id === "string") location.hash = data.id;
  });
})();
