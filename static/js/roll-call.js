/* The roll call: everybody at once, a running count, and ticks that stay when the day is changed. */
(function () {
  "use strict";

  var known = {};

  function boxes() {
    return Array.from(document.querySelectorAll("[data-roll-call] input[name=present]"));
  }

  function count() {
    var words = document.querySelector("[data-roll-call-count]");
    var tools = document.querySelector("[data-roll-call-tools]");
    if (tools) {
      tools.hidden = false;
    }
    if (words) {
      words.textContent = boxes().filter(function (box) { return box.checked; }).length + " có mặt / ";
    }
  }

  function tickAll(present) {
    boxes().forEach(function (box) { box.checked = present; });
    document.querySelector("[data-roll-call]").dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-roll-call-all]")) {
      tickAll(true);
    } else if (event.target.closest("[data-roll-call-none]")) {
      tickAll(false);
    }
  });
  document.addEventListener("input", count);
  document.addEventListener("htmx:beforeSwap", function () {
    boxes().forEach(function (box) { known[box.value] = box.checked; });
  });
  document.addEventListener("htmx:afterSwap", function () {
    boxes().forEach(function (box) {
      if (box.value in known) {
        box.checked = known[box.value];
      }
    });
    count();
  });
  document.addEventListener("DOMContentLoaded", count);
})();
