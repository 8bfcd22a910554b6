package dev.grantway.devstack;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import dev.grantway.contracts.routes.Route;
import dev.grantway.contracts.routes.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths that a module's resources answer, each with an example for every template in it. */
final class ServedPaths {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^}]*})*?)\\s*)?}");
    private static final Pattern WORDS = Pattern.compile("[\\w.-]+(\\|[\\w.-]+)*");

    private ServedPaths() {}

    /** Those that the one origin does not send to this service; what is never routed is not among them. */
    static List<String> strayOf(JavaClasses classes, String service) {
        var routes = Routes.load();
        return of(classes)
                .filter(path -> routes.find(path)
                        .map(Route::service)
                        .filter(found -> found.equals(service) || found.equals("*"))
                        .isEmpty())
                .toList();
    }

    private static Stream<String> of(JavaClasses classes) {
        return classes.stream()
                .filter(type -> pathOf(type).isPresent())
                .flatMap(type ->
                        type.getMethods().stream().filter(ServedPaths::answers).map(method -> join(type, method)))
                .distinct()
                .flatMap(ServedPaths::examples);
    }

    private static boolean answers(JavaMethod method) {
        return METHODS.stream().anyMatch(name -> method.isAnnotatedWith("jakarta.ws.rs." + name));
    }

    private static String join(JavaClass type, JavaMethod method) {
        return "/" + pathOf(type).orElse("") + "/" + pathOf(method).orElse("");
    }

    private static Optional<String> pathOf(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(PATH))
                .findFirst()
                .flatMap(ServedPaths::value);
    }

    private static Optional<String> value(JavaAnnotation<?> annotation) {
        return annotation.get("value").map(Object::toString);
    }

    /** A template that lists words gives a path for each of them; a number fits every other one. */
    private static Stream<String> examples(String path) {
        var template = TEMPLATE.matcher(path);
        if (!template.find()) {
            return Stream.of(path);
        }
        String pattern = Optional.ofNullable(template.group(1)).orElse("");
        var words = WORDS.matcher(pattern).matches() ? Stream.of(pattern.split("\\|")) : Stream.of("1");
        String before = path.substring(0, template.start());
        String after = path.substring(template.end());
        return words.flatMap(word -> examples(before + word + after));
    }
}
