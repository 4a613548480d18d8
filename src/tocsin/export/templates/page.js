"use strict";
// Choosing a statement or an event lights up its words, and choosing words opens their item.
// The text comes in ready pieces: data-m names what each piece is to which item ("S1:speaker E2:actor"), data-b where that begins.
(() => {
  const pieces = new Map();
  for (const piece of document.querySelectorAll(".text .m[data-m]")) {
    for (const mark of piece.dataset.m.split(" ").filter(Boolean)) {
      const [key, role] = mark.split(":");
      if (!pieces.has(key)) pieces.set(key, []);
      pieces.get(key).push({ piece, role, begins: ` ${piece.dataset.b ?? ""} `.includes(` ${mark} `) });
    }
  }
  const cards = [...document.querySelectorAll(".card")];
  const close = document.createElement("button");
  close.className = "close";
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", "Close");
  let chosen = "";

  function clear() {
    for (const { piece, role } of pieces.get(chosen) ?? []) {
      piece.classList.remove("on", `as-${role}`);
      delete piece.dataset.label;
    }
    const card = document.getElementById(chosen);
    if (card) {
      card.classList.remove("on");
      card.querySelector(".pick").removeAttribute("aria-current");
      card.querySelector("details").open = false;
    }
    close.remove();
    document.body.classList.remove("chosen");
    chosen = "";
  }

  function choose(key, { toText, toCard }) {
    const again = key === chosen;
    clear();
    const card = document.getElementById(key);
    if (again || !card) return;
    chosen = key;
    document.body.classList.add("chosen");
    for (const { piece, role, begins } of pieces.get(key) ?? []) {
      piece.classList.add("on", `as-${role}`);
      const label = role.replaceAll("-", " ");
      if (begins) piece.dataset.label = piece.dataset.label ? `${piece.dataset.label}, ${label}` : label;
    }
    card.classList.add("on");
    card.querySelector(".pick").setAttribute("aria-current", "true");
    card.querySelector("details").open = true;
    card.append(close);
    // The list is moved first and at once: a browser drops a smooth movement when a second one begins.
    if (toCard) card.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (toText) pieces.get(key)?.[0]?.piece.scrollIntoView({ block: "start" });
    history.replaceState(null, "", `#${key}`);
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest(".close")) {
      const key = chosen;
      clear();
      document.getElementById(key)?.querySelector(".pick").focus({ preventScroll: true });
      return;
    }
    const pick = target.closest(".pick");
    if (pick) {
      event.preventDefault();
      choose(pick.closest(".card").id, { toText: true, toCard: false });
      return;
    }
    const link = target.closest("a[href^='#']");
    const key = link ? link.hash.slice(1) : firstKey(target.closest(".text .m[data-m]"));
    if (key && document.getElementById(key)?.classList.contains("card")) {
      event.preventDefault();
      choose(key, { toText: !target.closest(".text"), toCard: true });
    } else if (!key && !target.closest(".card") && !String(getSelection())) {
      clear();
    }
  });

  // The innermost item stands first; a second click on the same words goes on to the one around it.
  function firstKey(piece) {
    if (!piece) return "";
    const keys = [...new Set(piece.dataset.m.split(" ").filter(Boolean).map((mark) => mark.split(":")[0]))];
    return keys[(keys.indexOf(chosen) + 1) % keys.length] ?? "";
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) {
      const card = document.getElementById(chosen);
      clear();
      card.querySelector(".pick").focus({ preventScroll: true });
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const pick = document.activeElement?.closest?.(".pick");
    if (!step || !pick || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = cards[cards.indexOf(pick.closest(".card")) + step];
    if (next) {
      event.preventDefault();
      next.querySelector(".pick").focus();
    }
  });

  const wanted = location.hash.slice(1);
  if (document.getElementById(wanted)?.classList.contains("card")) choose(wanted, { toText: true, toCard: true });
})();
