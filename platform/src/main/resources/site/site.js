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
      time.textContent = at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'precise' in time.dataset ? 'medium' : 'short' });
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
// Rows that come by themselves while the button is pressed, the newest on top. Without script the page is loaded again by hand.
document.querySelectorAll('[data-stream]').forEach(function (button) {
  var rows = document.getElementById(button.dataset.rows);
  var state = document.getElementById(rows.id + '-state');
  var none = document.getElementById(rows.id + '-none');
  var address = new URL(button.dataset.stream, location.href);
  var stream = null;
  var say = function (key) { var text = key ? state.dataset[key] : ''; if (state.textContent !== text) { state.textContent = text; } };
  var add = function (event) {
    var part = document.createElement('template');
    part.innerHTML = event.data;
    showTimes(part.content);
    Array.from(part.content.children).reverse().forEach(function (row) {
      if (!document.getElementById(row.id)) { rows.prepend(row); }
    });
    while (rows.children.length > 200) { rows.lastElementChild.remove(); }
    if (rows.closest('[hidden]')) { rows.closest('[hidden]').hidden = false; }
    none.hidden = true;
    address.searchParams.set('since', event.lastEventId);
    say(event.type === 'part' ? 'part' : 'on');
  };
  var close = function (key) { if (stream) { stream.close(); } stream = null; say(key); };
  var open = function () {
    stream = new EventSource(address);
    stream.onopen = function () { say('on'); };
    stream.onerror = function () {
      if (stream && stream.readyState === EventSource.CLOSED) { close('over'); button.setAttribute('aria-pressed', 'false'); } else { say('wait'); }
    };
    stream.addEventListener('lines', add);
    stream.addEventListener('part', add);
  };
  button.hidden = false;
  button.addEventListener('click', function () {
    var on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    if (on) { open(); } else { close(''); }
  });
  document.addEventListener('visibilitychange', function () { // nobody looks: the server need not either
    if (button.getAttribute('aria-pressed') !== 'true') { return; }
    if (document.hidden) { close(''); } else if (!stream) { open(); }
  });
});
