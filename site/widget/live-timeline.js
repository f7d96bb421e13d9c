// <live-timeline src="…/events.json">: a story in somebody else's page. docs/widget.md says how.
(() => {
  "use strict";
  if (customElements.get("live-timeline")) return;

  const WORDS = {
    en: {
      certainty: { stated: "", inferred: "worked out", bounded: "between limits", unknown: "order only", given: "given by an editor" },
      reported: "reported {}", unordered: "in no known order", disputed: "sources differ", told: "Told by {}",
      unknown: "time unknown", one: "1 new entry", many: "{} new entries", whole: "Whole story", empty: "Nothing to show.",
    },
    de: {
      certainty: { stated: "", inferred: "erschlossen", bounded: "zwischen Grenzen", unknown: "nur die Reihenfolge", given: "von der Redaktion" },
      reported: "gemeldet {}", unordered: "Folge nicht bekannt", disputed: "Quellen widersprechen sich", told: "Quelle: {}",
      unknown: "Zeit unbekannt", one: "1 neuer Eintrag", many: "{} neue Einträge", whole: "Ganzer Ablauf", empty: "Nichts zu zeigen.",
    },
  };
  const OPTIONS = ["src", "from", "to", "source", "key-only", "limit", "order", "tz", "lang", "heading-level", "theme", "refresh"];
  const LONGEST_PAUSE = 900;
  const DAY = 864e5;

  // "all: initial" keeps the host page's style out; the custom properties are the way in.
  const DARK = "--ink:#ebe8e1;--paper:#15171b;--quiet:#a9a69d;--line:#393c44;--accent:#ff9184;--link:#8fc1ee";
  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(`
:host{display:block}
:host([hidden]){display:none}
.r{all:initial;--ink:#191a1d;--paper:#fffdf9;--quiet:#5d5f66;--line:#d9d5cb;--accent:#a4161a;--link:#1a4f7a;display:block;
color:var(--live-timeline-ink,var(--ink));background:var(--live-timeline-paper,var(--paper));
font:var(--live-timeline-size,1rem)/1.45 var(--live-timeline-font,Georgia,serif);padding:var(--live-timeline-padding,1rem);overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){:host(:not([theme=light])) .r{${DARK}}}
:host([theme=dark]) .r{${DARK}}
h1,h2,h3,h4,h5,h6{font-size:1.1em;margin:1.2em 0 .4em;padding-bottom:.3em;border-bottom:1px solid var(--live-timeline-line,var(--line))}
h1:first-child,h2:first-child,h3:first-child,h4:first-child,h5:first-child,h6:first-child{margin-top:0}
ol{list-style:none;margin:0;padding:0}
li{padding:.5em 0 .5em .9em;border-inline-start:3px solid var(--live-timeline-line,var(--line))}
li.key{border-color:var(--live-timeline-accent,var(--accent))}
li.named{outline:2px solid var(--live-timeline-accent,var(--accent));outline-offset:2px}
p{margin:0}
.t,.n{font-size:.85em;color:var(--live-timeline-quiet,var(--quiet))}
a{color:var(--live-timeline-link,var(--link))}
.title{font-weight:700}
.title a{color:inherit;text-decoration:underline 1px;text-underline-offset:.16em}
:focus-visible{outline:3px solid var(--live-timeline-accent,var(--accent));outline-offset:2px}
.s{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`);

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const web = (address) => (/^https?:\/\//i.test(address || "") ? address : null);
  const link = (address, text) => {
    const element = make(address ? "a" : "span", text);
    if (address) Object.assign(element, { href: address, rel: "noopener" });
    return element;
  };
  // Dates are read from the text, whose offset is the story's own: no zone of this machine enters.
  const dayOf = (instant) => (instant ? instant.slice(0, 10) : "");
  const formats = new Map();
  const formatOf = (language, options) => {
    const key = language + JSON.stringify(options);
    if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options));
    return formats.get(key);
  };
  const LONG_DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const dayWords = (day, language) =>
    language === "en"
      ? formatOf("en-GB", LONG_DAY).format(Date.parse(day)).replace(",", "")
      : formatOf(language, LONG_DAY).format(Date.parse(day));
  const oneDay = (time) => (time && dayOf(time.earliest) === dayOf(time.latest) ? dayOf(time.earliest) : "");

  class LiveTimeline extends HTMLElement {
    static observedAttributes = OPTIONS;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [SHEET];
      // What stands in the element is shown until there is something better.
      this.fallback = make("slot");
      this.box = make("div", "", "r");
      this.box.hidden = true;
      this.status = make("p", "", "s");
      this.status.setAttribute("role", "status");
      root.append(this.fallback, this.box, this.status);
      this.rows = new Map();
      this.named = () => this.showNamed();
    }

    connectedCallback() {
      this.ready = true;
      addEventListener("hashchange", this.named);
      this.load();
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.named);
      clearTimeout(this.timer);
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.ready || !this.isConnected) return;
      if (name === "src") this.load();
      else if (name === "refresh") this.plan(0);
      else if (this.story) this.draw();
    }

    get address() {
      return new URL(this.getAttribute("src") || "events.json", document.baseURI);
    }

    get words() {
      return WORDS[this.language] || WORDS.en;
    }

    get language() {
      const own = this.getAttribute("lang") || document.documentElement.lang || "en";
      return own.slice(0, 2).toLowerCase() in WORDS ? own.slice(0, 2).toLowerCase() : "en";
    }

    async load() {
      clearTimeout(this.timer);
      const address = this.address;
      let failed = 0;
      try {
        // The browser asks with If-None-Match by itself, which needs no leave from the other side.
        const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        this.take(await answer.text(), address);
      } catch (error) {
        failed = (this.failed || 0) + 1;
        if (!this.story) await this.loadScript(address).catch(() => {
          this.dispatchEvent(new CustomEvent("live-timeline-error", { detail: error, bubbles: true }));
        });
      }
      this.failed = failed;
      this.plan(failed);
    }

    // From file:, and from servers that allow no other origin, the same data comes as a script.
    loadScript(address) {
      const script = make("script");
      script.src = address.href.replace(/\.json(?=$|[?#])/, ".js");
      return new Promise((resolve, reject) => {
        script.onload = () => {
          const data = (self.liveTimelineData || {})[script.src];
          script.remove();
          data ? resolve(this.take(JSON.stringify(data), address)) : reject(new Error("no data"));
        };
        script.onerror = () => { script.remove(); reject(new Error("not found")); };
        document.head.append(script);
      });
    }

    plan(failed) {
      clearTimeout(this.timer);
      const every = Number(this.getAttribute("refresh"));
      if (!(every > 0) || !this.isConnected) return;
      const pause = Math.min(Math.max(every, 5) * 2 ** failed, Math.max(every, LONGEST_PAUSE));
      this.timer = setTimeout(() => (document.hidden ? this.plan(failed) : this.load()), pause * 1000);
    }

    take(text, address) {
      if (text === this.text && address.href === this.from) return;
      const story = JSON.parse(text);
      const known = this.story && address.href === this.from ? new Set(this.rows.keys()) : null;
      Object.assign(this, { story, text, from: address.href });
      const keep = this.position();
      this.draw();
      if (known) {
        keep();
        const fresh = [...this.rows.keys()].filter((id) => !known.has(id)).length;
        const { one, many } = this.words;
        if (fresh) this.status.textContent = fresh === 1 ? one : many.replace("{}", fresh);
      }
    }

    // Returns a function that puts what is being read back to where it was on the screen.
    position() {
      const topOf = (id) => this.rows.get(id)?.getBoundingClientRect().top;
      const seen = [...this.rows.keys()].find((id) => this.rows.get(id).getBoundingClientRect().bottom > 0);
      const top = topOf(seen);
      return () => {
        if (!(top < innerHeight) || !this.rows.has(seen)) return;
        // Two frames on, a browser that anchors the scrolling itself has done so.
        requestAnimationFrame(() => requestAnimationFrame(() => scrollBy(0, topOf(seen) - top)));
      };
    }

    chosen() {
      const get = (name) => this.getAttribute(name);
      const [from, to] = [get("from"), get("to")];
      // A date alone means the whole day; days are those of the story's zone.
      const first = (time) => (from && from.length === 10 ? dayOf(time) >= from : Date.parse(time) >= Date.parse(from));
      const last = (time) => (to && to.length === 10 ? dayOf(time) <= to : Date.parse(time) <= Date.parse(to));
      const sources = (get("source") || "").split(/[\s,]+/).filter(Boolean);
      let events = this.story.events.filter(({ time, key, mentions }) =>
        (!from || (time && first(time.latest || time.earliest))) &&
        (!to || (time && last(time.earliest || time.latest))) &&
        (!this.hasAttribute("key-only") || key) &&
        (!sources.length || mentions.some((mention) => sources.includes(mention.source))));
      if (get("order") === "newest-first") events = events.reverse();
      const limit = parseInt(get("limit"), 10);
      return limit > 0 ? events.slice(0, limit) : events;
    }

    draw() {
      const events = this.chosen();
      const level = Math.min(Math.max(parseInt(this.getAttribute("heading-level"), 10) || 2, 1), 6);
      const old = this.rows;
      // Before any row is moved, which takes the focus from it.
      const active = this.shadowRoot.activeElement;
      const held = active && active.closest("li");
      const place = held && [...held.querySelectorAll("a")].indexOf(active);
      this.rows = new Map();
      const parts = [];
      let heading, list, said;
      events.forEach((event, index) => {
        const day = oneDay(event.time);
        const title = day ? dayWords(day, this.language) : (event.time && event.time.display) || this.words.unknown;
        if (title !== heading) {
          list = make("ol");
          parts.push(make(`h${level}`, title[0].toUpperCase() + title.slice(1)), list);
          [heading, said] = [title, ""];
        }
        const time = this.time(event, day);
        const row = this.row(old.get(event.id), event, time === said ? "" : time, index);
        said = time;
        this.rows.set(event.id, row);
        list.append(row);
      });
      if (!events.length) parts.push(make("p", this.words.empty));
      const more = make("p", "", "n");
      more.append(link(new URL("index.html", this.from).href, this.words.whole));
      this.box.lang = this.language;
      this.box.replaceChildren(...parts, more);
      const now = held && this.rows.get(held.dataset.event);
      if (now) (now.querySelectorAll("a")[place] || now).focus({ preventScroll: true });
      this.box.hidden = false;
      this.fallback.remove();
      this.showNamed();
    }

    // The words of the time without the day that the heading has named.
    time({ time, basis }, day) {
      if (!day) return "";
      const whole = dayWords(day, "en");
      let said = time.display === whole ? "" : time.display.replace(` on ${whole}`, "");
      if (basis === "posted") said = this.words.reported.replace("{}", said).trim();
      const zone = this.getAttribute("tz");
      if (!zone || time.granularity === "day") return said;
      try {
        const [start, end] = [Date.parse(time.earliest), Date.parse(time.latest)];
        if (end - start >= DAY) return said;
        const format = formatOf(this.getAttribute("lang") || document.documentElement.lang || "en", {
          day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZone: zone, timeZoneName: "short",
        });
        return `${said} (${end - start < 6e4 ? format.format(start) : format.formatRange(start, end)})`.trim();
      } catch {
        return said;
      }
    }

    // Rows that say the same are kept, so that focus and selection stay where they are.
    row(old, event, time, index) {
      const { id, aliases, title: text, key, certainty, disputed, mentions } = event;
      const told = mentions.map((one) => [one.source, one.post]);
      const state = JSON.stringify([text, time, aliases, key, certainty, disputed, told, index && event.follows, this.language]);
      if (old && old.state === state) return old;
      const row = make("li", "", key ? "key" : "");
      row.state = state;
      row.tabIndex = -1;
      row.dataset.event = id;
      row.names = [id, ...aliases];
      if (time) row.append(make("p", time, "t"));
      const title = make("p", "", "title");
      title.append(link(new URL(`index.html#${id}`, this.from).href, text));
      row.append(title, this.note(event, index));
      return row;
    }

    note(event, index) {
      const words = this.words;
      const note = make("p", "", "n");
      const unordered = index && event.follows === "unknown" && words.unordered;
      const said = [words.certainty[event.certainty], unordered, event.disputed && words.disputed].filter(Boolean);
      if (said.length) note.append(`${said.join(", ")} · `);
      const [before, after] = words.told.split("{}");
      note.append(before);
      [...new Map(event.mentions.map((mention) => [mention.source, mention])).values()].forEach((mention, number) => {
        const source = this.story.sources.find((one) => one.id === mention.source) || { posts: [] };
        const post = source.posts.find((one) => one.id === mention.post) || {};
        if (number) note.append(", ");
        note.append(link(web(post.url) || web(source.url), source.publisher || source.title || mention.source));
      });
      note.append(after);
      return note;
    }

    // The page's own address may name an event: page.html#ID.
    showNamed() {
      let name = "";
      try {
        name = decodeURIComponent(location.hash.slice(1));
      } catch {
        return;
      }
      if (name === this.shown && this.text === this.shownIn) return;
      for (const row of this.rows.values()) {
        const hit = !!name && row.names.includes(name);
        row.classList.toggle("named", hit);
        if (hit && name !== this.shown) {
          row.scrollIntoView({ block: "center" });
          row.focus({ preventScroll: true });
        }
      }
      [this.shown, this.shownIn] = [name, this.text];
    }
  }
  customElements.define("live-timeline", LiveTimeline);
})();
