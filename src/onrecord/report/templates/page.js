
"use strict";
(() => {
  // The state of the page is its address: #conflicts, #claim-…, #v=conflicts&s=12&at=text, #q=…&p=…
  // (filters of the statements). Back and a copied link both bring it back.
  const FILTERS = ["q", "p", "a", "o", "f", "t"];
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const form = document.querySelector("form.filters");
  const cards = [...document.querySelectorAll(".card")];
  // A joint statement has its own card under its first speaker, and one more under each other.
  const numberOf = (card) => card.dataset.n || card.id.slice(1);
  const statements = new Set(cards.map((card) => numberOf(card))).size;
  const groups = [...document.querySelectorAll(".group")];
  const pane = $("pane");
  const main = $("main");
  const views = [...document.querySelectorAll(".view, #articles")];
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
    const hash = decodeURIComponent(location.hash.slice(1));
    const jump = /^([tsp])(\d+)$/.exec(hash);
    if (hash.includes("=")) return { v: "statements", ...Object.fromEntries(new URLSearchParams(hash)) };
    if (jump && jump[1] === "p") return { v: "statements", p: jump[2] };
    if (jump) return { v: jump[1] === "t" ? "articles" : "statements", s: jump[2], at: jump[1] === "t" ? "text" : "card" };
    const view = $(hash)?.closest(".view, #articles");
    return view ? { v: view.id, to: hash } : { v: "front" };
  };
  const write = (state) => {
    const kept = Object.entries(state).filter(([name, value]) => value && name !== "to" && !(name === "v" && value === "statements"));
    if (!kept.length) return "#statements";
    if (kept.length === 1 && kept[0][0] === "v") return "#" + (state.to || state.v);
    return "#" + new URLSearchParams(kept).toString();
  };
  let state = {};
  const go = (next, replace) => {
    const hash = write(next);
    if (hash === location.hash) return apply(next);
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
    const shown = new Set(); // what several say together has a card under each of them, and counts once
    for (const card of cards) {
      card.hidden = !matches(card, wanted, terms);
      if (!card.hidden) shown.add(numberOf(card));
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    const any = FILTERS.some((name) => wanted[name]);
    const all = `${statements.toLocaleString("en")} statement${statements === 1 ? "" : "s"}`;
    const text = any ? `${shown.size.toLocaleString("en")} of ${all}` : all;
    if ($("count").textContent !== text) $("count").textContent = text;
    $("none").hidden = shown.size > 0;
    $("clear").hidden = !any;
    $("dates-note").hidden = !(wanted.f || wanted.t);
    for (const name of FILTERS) if (form.elements[name].value !== wanted[name]) form.elements[name].value = wanted[name];
  };

  let lit = null;
  const unlight = () => {
    if (lit === null) return;
    for (const [element] of segments.get(lit) || []) element.classList.remove("on", "on-c", "on-s", "on-k");
    $("s" + lit)?.classList.remove("on");
    $("t" + lit).classList.remove("on");
    lit = null;
  };
  const light = (number) => {
    if (lit === number) return;
    unlight();
    const ref = $("t" + number);
    if (!ref) return;
    lit = number;
    for (const [element, role] of segments.get(number) || []) element.classList.add("on", "on-" + role);
    $("s" + number)?.classList.add("on");
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

  // What a line says, taken from the page itself: its card, or (an article's own) its marked characters.
  const shorten = (text, limit) => (text.length > limit ? text.slice(0, text.lastIndexOf(" ", limit)) + "…" : text);
  const outletOf = (number) => $("t" + number).closest(".clipping").querySelector("h3 bdi").textContent;
  const lineOf = (number) => {
    const card = $("s" + number);
    const text = card
      ? card.querySelector("blockquote").textContent
      : (segments.get(number) || []).filter(([, role]) => role === "c").map(([element]) => element.textContent).join("");
    const by = card ? card.querySelector(".route").textContent + ", " + card.querySelector(".when").textContent : outletOf(number);
    return { words: shorten(text.replace(/\s+/g, " ").trim(), 180), by };
  };
  const fill = (list) => {
    if (list.classList.contains("filled")) return;
    list.classList.add("filled");
    for (const link of list.querySelectorAll("a[href^='#t']:not(.words)")) {
      const number = link.hash.slice(2);
      if (!$("t" + number)) continue;
      const line = lineOf(number);
      const by = document.createElement("span");
      by.className = "by";
      by.textContent = " " + line.by;
      link.textContent = line.words;
      link.classList.add("words");
      link.after(by);
    }
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelectorAll(".fill").forEach(fill);
  }, true);

  const scrolled = {};
  let shownView = "";
  const turnTo = (next, isBack) => {
    const isText = Boolean(next.s) && next.at === "text";
    const reading = next.v !== "articles" && (wide.matches ? Boolean(next.s) || next.v === "statements" : isText);
    const key = next.v + (reading && !wide.matches ? "/text" : "");
    if (shownView && key !== shownView) scrolled[shownView] = scrollY;
    for (const view of views) view.classList.toggle("current", view.id === next.v);
    $("articles").classList.toggle("beside", reading);
    main.classList.toggle("reading", reading);
    root.dataset.view = next.v;
    for (const link of document.querySelectorAll(".ways a")) {
      if (link.hash === "#" + next.v) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (key !== shownView) {
      const current = document.querySelector(".ways a[aria-current]");
      if (current) current.parentElement.scrollLeft = current.offsetLeft - current.parentElement.clientWidth / 2;
      scrollTo(0, isBack ? scrolled[key] || 0 : 0);
    }
    shownView = key;
  };
  const show = (number, at, focus) => {
    const ref = $("t" + number);
    const card = state.v === "statements" ? $("s" + number) : null;
    const first = (segments.get(number) || [[ref]])[0][0];
    const what = `Statement ${number}, ${lineOf(number).by.split(" ← ")[0]}, in ${outletOf(number)}`;
    if (focus) $("told").textContent = what;
    $("here-text").textContent = what;
    $("here").hidden = false;
    if (wide.matches) {
      // The pane scrolls on its own, so that the list stays where the reader is.
      if (at !== "card" || !isInPane(first)) {
        toThird(first);
        requestAnimationFrame(() => toThird(first)); // once what was skipped above it has its true height
      }
      const box = card && card.getBoundingClientRect();
      if (card && (at === "card" || box.bottom < 60 || box.top > innerHeight)) card.scrollIntoView({ block: "center" });
    } else {
      (at === "card" && card ? card : first).scrollIntoView({ block: "center" });
    }
    if (focus) (at === "card" && card ? card.querySelector(".go") : ref).focus({ preventScroll: true });
  };

  const apply = (next, focus, isBack) => {
    state = next;
    turnTo(next, isBack);
    filter(filtersOf(next));
    if (next.s && $("t" + next.s)) {
      const card = $("s" + next.s);
      if (card) card.hidden = card.closest(".group").hidden = false;
      light(next.s);
      show(next.s, next.at, focus);
      return;
    }
    unlight();
    $("here").hidden = true;
    const to = next.to && next.to !== next.v ? $(next.to) : null;
    if (!to) return;
    for (let up = to; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    to.querySelector(":scope > details")?.setAttribute("open", "");
    to.scrollIntoView({ block: "start" });
  };
  let opener = null;
  const open = (number, at) => {
    const v = at === "card" ? "statements" : state.v;
    const next = { ...filtersOf(v === "statements" ? state : {}), v, s: number, at };
    const hash = write(next);
    if (hash !== location.hash) history.pushState(null, "", hash);
    apply(next, true);
  };
  // Opening the articles beside a view narrows it: the line that was clicked stays where it is on the screen.
  const openFrom = (link, number) => {
    const before = link.getBoundingClientRect().top;
    opener = link;
    open(number, "text");
    if (wide.matches && link.offsetParent) scrollBy(0, link.getBoundingClientRect().top - before);
  };
  const close = () => {
    const back = opener && opener.isConnected ? opener : $("s" + state.s)?.querySelector(".go");
    const before = back && wide.matches ? back.getBoundingClientRect().top : null;
    const next = { ...filtersOf(state), v: state.v };
    history.pushState(null, "", write(next));
    apply(next, false, true);
    if (!back || !back.offsetParent) return;
    if (before !== null) scrollBy(0, back.getBoundingClientRect().top - before);
    back.focus({ preventScroll: before !== null });
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    if (link) {
      if (link.hash === "#main") {
        event.preventDefault();
        return main.focus();
      }
      const jump = /^#([ts])(\d+)$/.exec(link.getAttribute("href"));
      if (!jump) return;
      event.preventDefault();
      if (jump[1] === "t") openFrom(link, jump[2]);
      else open(jump[2], "card");
      return;
    }
    if (String(getSelection())) return;
    const segment = event.target.closest(".text [data-s]");
    if (segment) {
      const number = /^\d+/.exec(segment.dataset.s)[0];
      return open(number, $("s" + number) ? "card" : "text");
    }
    const card = event.target.closest(".card");
    if (card && !event.target.closest("button, summary")) openFrom(card.querySelector(".go"), numberOf(card));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.s) close();
  });
  $("here-close").addEventListener("click", close);
  wide.addEventListener("change", () => apply(state));

  if (form) {
    const wanted = () => ({ v: "statements", ...Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value])) });
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
      go({ v: "statements" });
      form.elements.q.focus();
    });
  }
  const follow = () => apply(read(), false, true);
  addEventListener("popstate", follow);

  // A picture as a file of its own: with the colours that it has here, and without links that would lead nowhere.
  const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "paint-order",
    "font-family", "font-size", "font-style", "font-weight", "text-anchor"];
  const saved = (picture) => {
    const copy = picture.cloneNode(true);
    const pairs = [[picture, copy], ...[...picture.querySelectorAll("*")].map((e, i) => [e, copy.querySelectorAll("*")[i]])];
    for (const [from, to] of pairs) {
      const looks = getComputedStyle(from);
      for (const name of LOOKS) if (!(name === "fill" && to.getAttribute(name))) to.setAttribute(name, looks.getPropertyValue(name));
      to.removeAttribute("class");
      to.removeAttribute("href");
    }
    const [, , width, height] = copy.getAttribute("viewBox").split(" ");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    return new XMLSerializer().serializeToString(copy);
  };
  const keep = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // As points: three to a pixel, which is 300 to an inch in print, on the paper of the page.
  const drawn = (svg, then) => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * 3, image.height * 3];
      const pen = canvas.getContext("2d");
      pen.fillStyle = getComputedStyle(document.body).backgroundColor;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(then, "image/png");
    });
    image.src = "data:image/svg+xml," + encodeURIComponent(svg);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-save]");
    if (!button) return;
    const picture = [...button.closest(".view").querySelectorAll(".picture")].find((one) => one.getClientRects().length);
    if (button.dataset.as === "png") drawn(saved(picture), (blob) => keep(blob, button.dataset.save + ".png"));
    else keep(new Blob([saved(picture)], { type: "image/svg+xml" }), button.dataset.save + ".svg");
  });

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
  if (form) filter(filtersOf({}));
  history.scrollRestoration = "manual"; // a view has its own place to be scrolled to
  apply(read());
  addEventListener("load", () => apply(read())); // once the browser has scrolled to what the address names
})();
