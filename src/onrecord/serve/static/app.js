"use strict";

// How far a change is: asked once a second until it is over, then the page tells what came of it.
const progress = document.querySelector("[data-change]");
if (progress) {
  const words = document.getElementById("progress-words");
  const bar = document.getElementById("progress-bar");
  const ask = async () => {
    const answer = await fetch(`/changes/${progress.dataset.change}/state`);
    const now = await answer.json();
    if (now.is_over) {
      location.reload();
      return;
    }
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    }
    if (now.total && now.done < now.total) {
      words.textContent = `${now.done} of ${now.total} read: ${now.path}`;
    } else if (now.state === "at work") {
      const last = now.last_took ? `; the change before took ${now.last_took} s` : "";
      words.textContent = `Comparing across the articles and counting anew, ${now.seconds} s so far${last}`;
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
}

// In an article: the statement that the address names is lit, in the text and among the cards.
const text = document.querySelector(".text");
if (text) {
  const light = () => {
    document.querySelectorAll(".on").forEach((lit) => lit.classList.remove("on"));
    const there = document.getElementById(location.hash.slice(1));
    const number = there ? there.id.slice(1) : "";
    if (!/^\d+$/.test(number)) return;
    document.getElementById(`s${number}`)?.classList.add("on");
    for (const mark of text.querySelectorAll("[data-s]")) {
      if (mark.dataset.s.split(" ").some((owner) => owner.slice(0, -1) === number)) mark.classList.add("on");
    }
  };
  addEventListener("hashchange", light);
  light();
}
