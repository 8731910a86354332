
"use strict";
(() => {
  // The state of the page is its address: #q=…&p=…&s=12&at=text. Back and a copied link both bring it back.
  const FILTERS = ["q", "p", "a", "o", "f", "t"];
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const form = document.querySelector("form.filters");
  const cards = [...document.querySelectorAll(".card")];
  const groups = [...document.querySelectorAll(".group")];
  const pane = $("pane");
  const wide = matchMedia("(min-width: 64rem)");
  root.classList.add("js");

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  const words = new Map(cards.map((card) => [card, null]));
  const wordsOf = (card) => {
    if (words.get(card) === null) words.set(card, fold(card.textContent));
    return words.get(card);
  };

  // Which segments of the articles belong to which statement: number -> [[element, role], …]
  const segments = new Map();
  for (const element of document.querySelectorAll("[data-s]")) {
    for (const owner of element.dataset.s.split(" ")) {
      const number = owner.slice(0, -1);
      if (!segments.has(number)) segments.set(number, []);
      segments.get(number).push([element, owner.slice(-1)]);
    }
  }

  const read = () => {
    const hash = location.hash.slice(1);
    const jump = /^([ts])(\d+)$/.exec(hash);
    if (jump) return { s: jump[2], at: jump[1] === "t" ? "text" : "card" };
    if (!hash.includes("=")) return null;
    return Object.fromEntries(new URLSearchParams(hash));
  };
  const write = (state) => {
    const kept = Object.entries(state).filter(([, value]) => value);
    return "#" + new URLSearchParams(kept).toString();
  };
  let state = {};
  const go = (next, replace) => {
    const hash = write(next);
    if (hash === (location.hash || "#")) return apply(next);
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
    apply(next);
  };
  const filtersOf = (from) => Object.fromEntries(FILTERS.map((name) => [name, from[name] || ""]));

  const matches = (card, wanted, terms) => {
    const data = card.dataset;
    if (wanted.p && data.p !== wanted.p) return false;
    if (wanted.a && data.a !== wanted.a) return false;
    if (wanted.o && data.o !== wanted.o) return false;
    if ((wanted.f || wanted.t) && !data.f && !data.t) return false;
    if (wanted.f && data.t && data.t < wanted.f.slice(0, data.t.length)) return false;
    if (wanted.t && data.f && data.f > wanted.t) return false;
    return terms.every((term) => wordsOf(card).includes(term));
  };
  const filter = (wanted) => {
    if (!form) return;
    const terms = fold(wanted.q).split(" ").filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      card.hidden = !matches(card, wanted, terms);
      if (!card.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    const any = FILTERS.some((name) => wanted[name]);
    const all = `${cards.length.toLocaleString("en")} statement${cards.length === 1 ? "" : "s"}`;
    const text = any ? `${shown.toLocaleString("en")} of ${all}` : all;
    if ($("count").textContent !== text) $("count").textContent = text;
    $("none").hidden = shown > 0;
    $("clear").hidden = !any;
    $("dates-note").hidden = !(wanted.f || wanted.t);
    for (const name of FILTERS) if (form.elements[name].value !== wanted[name]) form.elements[name].value = wanted[name];
  };

  let lit = null;
  const unlight = () => {
    if (lit === null) return;
    for (const [element] of segments.get(lit) || []) element.classList.remove("on", "on-c", "on-s", "on-k");
    $("s" + lit).classList.remove("on");
    $("t" + lit).classList.remove("on");
    lit = null;
  };
  const light = (number) => {
    if (lit === number) return;
    unlight();
    const card = $("s" + number);
    const ref = $("t" + number);
    if (!card || !ref) return;
    lit = number;
    for (const [element, role] of segments.get(number) || []) element.classList.add("on", "on-" + role);
    card.classList.add("on");
    ref.classList.add("on");
  };
  const toThird = (element) => {
    const off = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += off - pane.clientHeight / 3;
  };
  const isInPane = (element) => {
    const inner = element.getBoundingClientRect();
    const outer = pane.getBoundingClientRect();
    return inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight);
  };
  const show = (number, at, focus) => {
    const ref = $("t" + number);
    const card = $("s" + number);
    const first = (segments.get(number) || [[ref]])[0][0];
    const outlet = ref.closest(".clipping").querySelector("h3 bdi").textContent;
    const what = `Statement ${number}, ${card.querySelector(".who").textContent}, in ${outlet}`;
    if (focus) $("told").textContent = what;
    $("here-text").textContent = what;
    $("here").hidden = false;
    if (wide.matches) {
      // The pane scrolls on its own, so that the list stays where the reader is.
      if (at !== "card" || !isInPane(first)) {
        toThird(first);
        requestAnimationFrame(() => toThird(first)); // once what was skipped above it has its true height
      }
      const box = card.getBoundingClientRect();
      if (at === "card" || box.bottom < 60 || box.top > innerHeight) card.scrollIntoView({ block: "center" });
    } else {
      (at === "card" ? card : first).scrollIntoView({ block: "center" });
    }
    if (focus) (at === "card" ? card.querySelector(".go") : ref).focus({ preventScroll: true });
  };

  const apply = (next, focus) => {
    state = next;
    const wanted = filtersOf(next);
    filter(wanted);
    const known = next.s && $("s" + next.s) && $("t" + next.s);
    if (!known) {
      unlight();
      $("here").hidden = true;
      return;
    }
    $("s" + next.s).hidden = false;
    $("s" + next.s).closest(".group").hidden = false;
    light(next.s);
    show(next.s, next.at, focus);
  };
  const open = (number, at) => {
    const next = { ...filtersOf(state), s: number, at };
    const hash = write(next);
    if (hash !== location.hash) history.pushState(null, "", hash);
    apply(next, true);
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const jump = /^#([ts])(\d+)$/.exec(link.getAttribute("href"));
      if (jump) {
        event.preventDefault();
        open(jump[2], jump[1] === "t" ? "text" : "card");
      } else if (link.dataset.party) {
        event.preventDefault();
        go({ ...filtersOf({}), p: link.dataset.party });
        $("statements").scrollIntoView({ block: "start" });
      }
      return;
    }
    if (String(getSelection())) return;
    const segment = event.target.closest(".text [data-s]");
    if (segment) return open(/^\d+/.exec(segment.dataset.s)[0], "card");
    const card = event.target.closest(".card");
    if (card && !event.target.closest("button, summary")) open(card.id.slice(1), "text");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.s) close();
  });
  const close = () => {
    const back = $("s" + state.s);
    go(filtersOf(state));
    if (back) back.querySelector(".go").focus({ preventScroll: true });
  };
  $("here-close").addEventListener("click", close);
  $("here-back").addEventListener("click", () => open(state.s, "card"));

  if (form) {
    const wanted = () => Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]));
    let timer = 0;
    form.elements.q.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => go(wanted(), true), 120);
    });
    form.addEventListener("change", (event) => {
      if (event.target.name !== "q") go(wanted());
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    $("clear").addEventListener("click", () => {
      go(filtersOf({}));
      form.elements.q.focus();
    });
  }
  const follow = () => {
    const next = read();
    if (next) apply(next);
    else if (!location.hash) apply({});
  };
  addEventListener("popstate", follow);

  const theme = $("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const paint = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", theme.textContent + " colours");
  };
  // Where a browser keeps nothing for files, the choice lasts as long as the page.
  try {
    const kept = localStorage.getItem("onrecord-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* nothing kept */ }
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("onrecord-theme", root.dataset.theme); } catch { /* nothing kept */ }
    paint();
  });
  system.addEventListener("change", paint);
  paint();
  filter(filtersOf({}));
  follow();
})();
