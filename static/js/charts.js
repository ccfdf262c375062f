/* Draws the charts of a page from the data that lies beside each canvas. The same numbers stand in a table. */
(function () {
  "use strict";

  var COLOURS = ["#17456e", "#1f8a70", "#d08a1d", "#8c3b5e", "#5b6b7a", "#3a7bd5", "#a0522d", "#6a994e"];

  function draw(canvas) {
    var data = JSON.parse(document.getElementById(canvas.dataset.chart).textContent);
    canvas.dataset.drawn = "yes";
    new Chart(canvas, {
      type: "bar",
      data: {
        labels: data.labels,
        datasets: data.series.map(function (series, place) {
          return { label: series.label, data: series.values, backgroundColor: COLOURS[place % COLOURS.length], maxBarThickness: 22 };
        })
      },
      options: {
        indexAxis: "y",
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        locale: "vi-VN",
        plugins: { legend: { display: data.series.length > 1, position: "top" } },
        scales: { x: { beginAtZero: true, ticks: { precision: 0 } }, y: { ticks: { autoSkip: false } } }
      }
    });
  }

  function drawAll() {
    document.querySelectorAll("canvas[data-chart]:not([data-drawn])").forEach(draw);
  }

  document.addEventListener("DOMContentLoaded", drawAll);
  document.addEventListener("htmx:afterSettle", drawAll);
})();
