package dev.grantway.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what a manifest says and its model has no field for: typing errors, mostly. */
final class UnknownFields {
    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** The paths of all fields that the model of an object does not know. */
    static List<String> in(Object model) {
        var fields = new UnknownFields();
        fields.visit(model.getClass().getSimpleName(), model);
        return List.copyOf(fields.found);
    }

    private void visit(String path, Object value) {
        switch (value) {
            case Collection<?> values -> {
                int index = 0;
                for (var each : values) {
                    visit(path + "[" + index++ + "]", each);
                }
            }
            case Map<?, ?> values -> values.forEach((key, each) -> visit(path + "." + key, each == null ? "" : each));
            default -> {
                if (value.getClass().getName().startsWith("io.fabric8.")) {
                    visitModel(path, value);
                }
            }
        }
    }

    private void visitModel(String path, Object model) {
        for (var method : model.getClass().getMethods()) {
            if (method.getParameterCount() > 0 || !method.getName().startsWith("get")) {
                continue;
            }
            if (method.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) read(model, method)).keySet().forEach(name -> found.add(path + "." + name));
            } else if (method.getDeclaringClass() == model.getClass()) {
                visit(path + "." + method.getName().substring(3), read(model, method));
            }
        }
    }

    private static Object read(Object model, Method getter) {
        try {
            var value = getter.invoke(model);
            return value == null ? "" : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
