package dev.grantway.registry.openapi;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the resources of this service really answer: a method and a path each. */
final class ServedOperations {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    private ServedOperations() {}

    static List<String> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.grantway.registry")
                        .stream()
                        .filter(type -> path(type).isPresent())
                        .flatMap(ServedOperations::of)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static Stream<String> of(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> METHODS.stream()
                        .filter(name -> method.isAnnotatedWith("jakarta.ws.rs." + name))
                        .map(name -> name + " " + join(type, method)));
    }

    /** As the document writes it: one slash between segments, none at the end, and templates without their patterns. */
    private static String join(JavaClass type, JavaMethod method) {
        return ("/" + path(type).orElse("") + "/" + path(method).orElse(""))
                .replaceAll("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^}]*})*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static Optional<String> path(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(PATH))
                .findFirst()
                .flatMap(ServedOperations::value);
    }

    private static Optional<String> value(JavaAnnotation<?> annotation) {
        return annotation.get("value").map(Object::toString);
    }
}
