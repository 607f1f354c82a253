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
// Files that are dropped or chosen: sent one by one, each told as it is done.
(() => {
  const box = document.getElementById("tha");
  if (!box) return;
  const told = document.getElementById("tha-loi");
  const list = document.getElementById("tha-ket-qua");
  let isSending = false;

  // All files of something that was dropped: a folder gives its files, and those of its folders.
  const filesOf = async (entry) => {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader();
    const files = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return files;
      for (const one of some) files.push(...(await filesOf(one)));
    }
  };
  const tell = (text, isFault) => {
    const item = document.createElement("li");
    item.textContent = text;
    if (isFault) item.className = "mend";
    list.append(item);
  };
  const send = async (files) => {
    if (isSending || !files.length) return;
    isSending = true;
    list.replaceChildren();
    let faults = 0;
    for (const [index, file] of files.entries()) {
      told.textContent = "Đang chép " + (index + 1) + "/" + files.length + " tệp…";
      let fault = null;
      try {
        const answer = await fetch(box.dataset.to + "?ten=" + encodeURIComponent(file.name), {
          method: "POST",
          body: file,
        });
        const text = await answer.text();
        if (answer.status === 413) fault = file.name + ": tệp quá lớn";
        else if (!answer.ok) fault = text || file.name + ": không chép được";
        else if (answer.status === 200) tell(text, false);
      } catch {
        fault = file.name + ": không chép được, cửa sổ chương trình có thể đã đóng";
      }
      if (fault) {
        faults += 1;
        tell(fault, true);
      }
    }
    isSending = false;
    told.textContent = faults
      ? "Xong, " + faults + " tệp không chép được (nêu dưới đây). Tải lại trang để xem các tệp đã chép."
      : "Đã chép xong. Đang đọc…";
    if (!faults) location.assign(box.dataset.after);
  };
  for (const name of ["tha-tep", "tha-thu-muc"]) {
    const input = document.getElementById(name);
    input.addEventListener("change", () => send([...input.files]));
  }
  // Outside the box a file that is dropped would be opened in place of the page.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
  box.addEventListener("dragover", () => box.classList.add("over"));
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", async (event) => {
    box.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const files = [];
    for (const entry of entries) files.push(...(await filesOf(entry)));
    send(files);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isSending) event.preventDefault();
  });
})();
// A field of an answer that is filled in chooses that answer.
(() => {
  for (const field of document.querySelectorAll("[data-way]")) {
    field.addEventListener("input", () => {
      document.getElementById(field.dataset.way).checked = true;
    });
  }
})();
