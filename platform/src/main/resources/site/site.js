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
function showTimes(within) {
  within.querySelectorAll('time[datetime*="T"]').forEach(function (time) {
    var at = new Date(time.getAttribute('datetime'));
    if (!isNaN(at)) {
      time.title = time.textContent.trim();
      time.textContent = at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
    }
  });
}
showTimes(document);
// A part that stays as it is on the server: read again every so many seconds, unless nobody looks or somebody is in it with
// the keyboard. Without script the page is loaded again by hand.
document.querySelectorAll('[data-live]').forEach(function (part) {
  var html = part.innerHTML;
  var marks = function () { part.querySelectorAll('[data-live-mark]').forEach(function (mark) { mark.hidden = false; }); };
  marks();
  setInterval(function () {
    if (document.hidden || part.contains(document.activeElement)) { return; }
    fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' }).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(new Error(answer.status));
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html').getElementById(part.id);
      if (fresh && fresh.innerHTML !== html && !part.contains(document.activeElement)) {
        html = fresh.innerHTML;
        part.replaceChildren.apply(part, Array.from(fresh.childNodes));
        showTimes(part);
        marks();
      }
    }).catch(function () { part.querySelectorAll('[data-live-mark]').forEach(function (mark) { mark.hidden = true; }); });
  }, part.dataset.live * 1000);
});
