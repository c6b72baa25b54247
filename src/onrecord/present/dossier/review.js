// Keys for the review page. Without this file every form works as well.
(() => {
  const cases = [...document.querySelectorAll(".case")];
  const kept = "onrecord-at";
  let at = -1;
  const go = (to) => {
    at = Math.max(0, Math.min(cases.length - 1, to));
    cases[at].focus();
    cases[at].scrollIntoView({ block: "nearest" });
  };
  const within = (selector) => cases[at] && cases[at].querySelector(selector);
  const press = (value) => { const button = within(`button[value="${value}"]`); if (button) button.click(); };
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => press("accept"),
    r: () => press("reject"),
    m: () => { const act = within("select"); if (act) act.focus(); },
    o: () => { const link = within("a.open"); if (link) link.click(); },
  };
  document.addEventListener("focusin", (event) => {
    const found = cases.indexOf(event.target.closest(".case"));
    if (found >= 0) at = found;
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (cases.length && keys[event.key] && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".decide")) sessionStorage.setItem(kept, at);
  });
  // After a decision the next one stands where the last one stood.
  if (cases.length && location.hash === "") go(Number(sessionStorage.getItem(kept)) || 0);
  sessionStorage.removeItem(kept);
})();
