// Copy buttons. Without script the text beside them can be selected.
document.querySelectorAll('[data-copy]').forEach(function (button) {
  button.hidden = false;
  button.addEventListener('click', function () {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(function () {
      var label = button.textContent;
      button.textContent = document.body.dataset.copied || 'Copied';
      setTimeout(function () { button.textContent = label; }, 1500);
    });
  });
});
// A preview follows what is typed. Without script a button shows it.
document.querySelectorAll('[data-mirrors]').forEach(function (shown) {
  var field = document.getElementById(shown.dataset.mirrors);
  if (!field) { return; }
  field.addEventListener('input', function () {
    shown.textContent = field.value.trim();
    for (var part = shown.closest('[data-part]'); part; part = part.parentElement.closest('[data-part]')) {
      part.hidden = !Array.from(part.querySelectorAll('[data-mirrors]')).some(function (each) { return each.textContent; });
    }
  });
});
// Times in the reader's zone and the page's language; without script they are in UTC. A day is the same day everywhere.
var language = document.documentElement.lang;
var locale = navigator.language.split('-')[0] === language ? undefined : language;
document.querySelectorAll('time[datetime*="T"]').forEach(function (time) {
  var at = new Date(time.getAttribute('datetime'));
  if (!isNaN(at)) {
    time.title = time.textContent.trim();
    time.textContent = at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  }
});
