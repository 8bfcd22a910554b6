package dev.grantway.token.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What three clients ask, one request after the other, while something happens. */
final class Meanwhile {
    private static final long HEAD_START_NANOS = 1_500_000;

    private Meanwhile() {}

    /** What happens. */
    interface Change {
        void make() throws Exception;
    }

    /** Refreshes by one token. */
    static List<Answer> refresh(Scene scene, Scene.Installed installed, Change change) throws Exception {
        return ask(scene, () -> Optional.of(scene.refreshOf(installed)), change);
    }

    /** Sends forms until the change is made, or there is none left. */
    static List<Answer> ask(Scene scene, Supplier<Optional<Map<String, String>>> forms, Change change)
            throws Exception {
        var over = new AtomicBoolean();
        Callable<List<Answer>> asks = () -> {
            var answers = new ArrayList<Answer>();
            while (!over.get()) {
                var form = forms.get();
                if (form.isEmpty()) {
                    break;
                }
                answers.add(scene.askTroubled(Request.form(scene.door().token(), form.get())));
            }
            return answers;
        };
        Callable<List<Answer>> changes = () -> {
            try {
                change.make();
            } finally {
                over.set(true);
            }
            return List.of();
        };
        try (var race = new Race(4, HEAD_START_NANOS)) {
            return race.run(List.of(asks, asks, asks, changes)).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
