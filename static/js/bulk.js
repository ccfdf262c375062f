/* Ticks of the list: the whole page by one tick, how many there are, the bar opened. Without it the form works too. */
(function () {
  "use strict";

  function boxes() {
    return Array.from(document.querySelectorAll("input[data-pick]"));
  }

  function told() {
    var all = boxes();
    var ticked = all.filter(function (box) { return box.checked; }).length;
    var whole = document.querySelector("[data-pick-page]");
    var count = document.querySelector("[data-pick-count]");
    if (!whole || !count) {
      return 0;
    }
    whole.hidden = false;
    whole.checked = ticked > 0 && ticked === all.length;
    whole.indeterminate = ticked > 0 && ticked < all.length;
    count.textContent = ticked ? "(đã đánh dấu " + ticked + ")" : "";
    return ticked;
  }

  document.addEventListener("change", function (event) {
    var whole = event.target.closest("[data-pick-page]");
    if (whole) {
      boxes().forEach(function (box) { box.checked = whole.checked; });
    } else if (!event.target.closest("[data-pick]")) {
      return;
    }
    var bar = document.querySelector("[data-bulk-bar]");
    if (told()) {
      bar.open = bar.open || window.matchMedia("(min-width: 40rem)").matches;
      bar.querySelector("input[value=ticked]").checked = true;
    }
  });

  document.addEventListener("htmx:afterSwap", told);
  window.addEventListener("pageshow", told);
})();
