package dev.grantway.registry.appcode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the file, and where it stands; YAML and JSON are the same from here on. */
sealed interface FileNode {
    FilePlace place();

    /** An object; its members in their order. */
    record Members(FilePlace place, Map<String, Member> members) implements FileNode {}

    /** A list. */
    record Items(FilePlace place, List<FileNode> items) implements FileNode {}

    record Text(FilePlace place, String text) implements FileNode {}

    /** A number, without the zeros that say nothing. */
    record Amount(FilePlace place, BigDecimal amount) implements FileNode {}

    record Flag(FilePlace place, boolean flag) implements FileNode {}

    /** Null, and what YAML leaves empty. */
    record Nothing(FilePlace place) implements FileNode {}

    /**
     * A member of an object.
     *
     * @param key where its name stands
     */
    record Member(FilePlace key, FileNode value) {}

    /** What a pointer leads to. */
    default Optional<FileNode> find(String pointer) {
        Optional<FileNode> node = Optional.of(this);
        for (String step : Pointer.steps(pointer)) {
            node = node.flatMap(each -> each.step(step)).map(Member::value);
        }
        return node;
    }

    /** The nearest place to what a pointer leads to; a member's is that of its name. */
    default FilePlace placeOf(String pointer) {
        FileNode node = this;
        var nearest = place();
        for (String step : Pointer.steps(pointer)) {
            var next = node.step(step);
            if (next.isEmpty()) {
                return nearest;
            }
            nearest = next.get().key();
            node = next.get().value();
        }
        return nearest;
    }

    private Optional<Member> step(String step) {
        return switch (this) {
            case Members object -> Optional.ofNullable(object.members().get(step));
            case Items list -> entry(list.items(), step);
            default -> Optional.empty();
        };
    }

    private static Optional<Member> entry(List<FileNode> items, String step) {
        if (!step.matches("[0-9]{1,6}") || Integer.parseInt(step) >= items.size()) {
            return Optional.empty();
        }
        var item = items.get(Integer.parseInt(step));
        return Optional.of(new Member(item.place(), item));
    }

    /** The value without its places. */
    default JsonNode toJson() {
        return switch (this) {
            case Members members -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                members.members()
                        .forEach((name, member) ->
                                object.set(name, member.value().toJson()));
                yield object;
            }
            case Items list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(item.toJson()));
                yield array;
            }
            case Text text -> TextNode.valueOf(text.text());
            case Amount number -> number(number.amount());
            case Flag flag -> BooleanNode.valueOf(flag.flag());
            case Nothing _ -> NullNode.getInstance();
        };
    }

    private static JsonNode number(BigDecimal amount) {
        return amount.scale() == 0 ? BigIntegerNode.valueOf(amount.toBigInteger()) : DecimalNode.valueOf(amount);
    }
}
