// The page works without this; with it, what arrives is shown at once.
const live = document.getElementById("live");
if (live) {
  live.setAttribute("aria-live", "polite");
  const refresh = async () => {
    const answer = await fetch("/live");
    if (answer.ok) live.innerHTML = await answer.text(); // escaped by the server
  };
  const changes = new EventSource("/changes");
  changes.onmessage = refresh;
  changes.onopen = refresh; // also after the app was restarted
}
