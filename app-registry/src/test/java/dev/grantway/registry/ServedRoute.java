package dev.grantway.registry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the service answers, read from its classes.
 *
 * @param path with the names of its templates in braces; one that lists words is there once for each
 */
public record ServedRoute(String method, String path) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*([^{}]*))?}");
    private static final Pattern WORDS = Pattern.compile("[\\w.-]+(\\|[\\w.-]+)+");

    /** The names of the templates in the path. */
    List<String> names() {
        return TEMPLATE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** All of them. */
    public static List<ServedRoute> all() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.grantway");
        return classes.stream()
                .filter(type -> path(type).isPresent())
                .flatMap(type -> type.getMethods().stream().flatMap(method -> routes(type, method)))
                .distinct()
                .toList();
    }

    private static Stream<ServedRoute> routes(JavaClass type, JavaMethod method) {
        String path = ("/" + path(type).orElse("") + "/" + path(method).orElse("")).replaceAll("/+", "/");
        String whole = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return METHODS.stream()
                .filter(name -> method.isAnnotatedWith("jakarta.ws.rs." + name))
                .flatMap(name -> words(whole).stream().map(each -> new ServedRoute(name, each)));
    }

    private static Optional<String> path(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .filter(each -> each.getRawType().getName().equals("jakarta.ws.rs.Path"))
                .findFirst()
                .flatMap(each -> each.get("value").map(Object::toString));
    }

    private static List<String> words(String path) {
        var template = TEMPLATE.matcher(path);
        var found = new ArrayList<String>();
        while (template.find()) {
            String pattern = Optional.ofNullable(template.group(2)).orElse("");
            if (WORDS.matcher(pattern).matches()) {
                for (String word : pattern.split("\\|", -1)) {
                    found.addAll(words(path.substring(0, template.start()) + word + path.substring(template.end())));
                }
                return found;
            }
        }
        return List.of(path.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*}", "{$1}"));
    }
}
