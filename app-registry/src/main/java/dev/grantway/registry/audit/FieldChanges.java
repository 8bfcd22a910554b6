package dev.grantway.registry.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds which fields of a record differ. */
@Singleton
class FieldChanges {
    /** A longer text is cut: the log says what was done, it is no archive of it. */
    private static final int LONGEST = 2_000;

    private final ObjectMapper json;

    FieldChanges(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The fields that differ, in the order of their names.
     *
     * @param before null when there was nothing
     * @param after null when there is nothing
     */
    List<FieldChange> between(@Nullable Object before, @Nullable Object after) {
        var was = fields(before);
        var is = fields(after);
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var changes = new ArrayList<FieldChange>();
        for (String name : names) {
            var change = new FieldChange(name, was.getOrDefault(name, ""), is.getOrDefault(name, ""));
            if (!change.before().equals(change.after())) {
                changes.add(new FieldChange(name, cut(change.before()), cut(change.after())));
            }
        }
        return List.copyOf(changes);
    }

    private Map<String, String> fields(@Nullable Object value) {
        var fields = new TreeMap<String, String>();
        if (value != null) {
            add("", json.valueToTree(value), fields);
        }
        return fields;
    }

    private static void add(String name, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> add(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                            member.getValue(),
                            fields));
        } else if (node.isArray()) {
            var lines = new ArrayList<String>();
            node.forEach(item -> lines.add(item.isValueNode() ? item.asText() : item.toString()));
            fields.put(name, String.join("\n", lines));
        } else {
            fields.put(name, node.isNull() ? "" : node.asText());
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
