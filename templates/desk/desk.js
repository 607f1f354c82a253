"use strict";
// The progress of a reading: the page is loaded again when it is done.
(() => {
  const box = document.getElementById("tien-do");
  if (!box) return;
  const told = document.getElementById("tien-do-loi");
  const bar = document.getElementById("tien-do-thanh");
  const count = document.getElementById("tien-do-so");
  const source = new EventSource(box.dataset.from);
  source.addEventListener("doc", (event) => {
    const now = JSON.parse(event.data);
    if (told.textContent !== now.told) told.textContent = now.told;
    bar.max = now.of || 1;
    bar.value = now.done;
    count.textContent = now.done + "/" + now.of;
  });
  source.addEventListener("xong", () => {
    source.close();
    location.reload();
  });
})();
