package dev.grantway.registry.appcode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The members of an object of the file. Each that is wrong is found, and read as if it were left out. */
final class Section {
    private final String pointer;
    private final FilePlace place;
    private final Map<String, FileNode.Member> members;
    private final Findings findings;

    private Section(String pointer, FilePlace place, Map<String, FileNode.Member> members, Findings findings) {
        this.pointer = pointer;
        this.place = place;
        this.members = members;
        this.findings = findings;
    }

    static Section of(FileNode node, String pointer, Findings findings) {
        if (node instanceof FileNode.Members(var place, var members)) {
            return new Section(pointer, place, members, findings);
        }
        if (!(node instanceof FileNode.Nothing)) {
            findings.add(pointer, "An object with members is expected here.", node.place());
        }
        return new Section(pointer, node.place(), Map.of(), findings);
    }

    /** The same, which has members of these names and no others. */
    static Section of(FileNode node, String pointer, Findings findings, List<String> known) {
        var section = of(node, pointer, findings);
        section.others(known).stream().limit(Findings.MOST + 1L).forEach(name -> section.refuse(name, known));
        return section;
    }

    private void refuse(String name, List<String> known) {
        String hint = name.toLowerCase(Locale.ROOT).contains("secret")
                ? " Secrets are never in this file; new ones are made on the app's Auth tab."
                : NearestName.to(name, known)
                        .map(nearest -> " Did you mean “" + nearest + "”?")
                        .orElse(" Known here are " + String.join(", ", known) + ".");
        add(name, "There is no member “" + shortened(name) + "”." + hint);
    }

    /** Names of members that are none of these. */
    List<String> others(List<String> known) {
        return members.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    /** The member, unless it is left out or null. */
    Optional<FileNode> find(String name) {
        return Optional.ofNullable(members.get(name))
                .map(FileNode.Member::value)
                .filter(value -> !(value instanceof FileNode.Nothing));
    }

    /** The text; empty when it is left out. */
    String text(String name) {
        return find(name).flatMap(value -> text(value, within(name))).orElse("");
    }

    private Optional<String> text(FileNode value, String at) {
        return switch (value) {
            case FileNode.Text text -> Optional.of(text.text());
            case FileNode.Amount _, FileNode.Flag _ -> refused(value, at, "A text is expected here; put it in quotes.");
            default -> refused(value, at, "A text is expected here.");
        };
    }

    boolean flag(String name, boolean usual) {
        return find(name)
                .flatMap(value -> value instanceof FileNode.Flag flag
                        ? Optional.of(flag.flag())
                        : this.<Boolean>refused(value, within(name), "true or false is expected here, without quotes."))
                .orElse(usual);
    }

    int number(String name, int usual) {
        return find(name).flatMap(value -> number(value, within(name))).orElse(usual);
    }

    private Optional<Integer> number(FileNode value, String at) {
        return value instanceof FileNode.Amount number && isInt(number.amount())
                ? Optional.of(number.amount().intValueExact())
                : refused(value, at, "A whole number is expected here.");
    }

    /** The whole numbers of a list; one that is wrong is left out and found. */
    List<Integer> numbers(String name) {
        var items = items(name);
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(place -> number(items.get(place), Pointer.entry(within(name), place)).stream())
                .toList();
    }

    /** The texts of a list; one that is wrong is left out and found. */
    List<String> texts(String name) {
        var items = items(name);
        return IntStream.range(0, items.size())
                .mapToObj(number -> text(items.get(number), Pointer.entry(within(name), number))
                        .orElse(""))
                .toList();
    }

    /** The texts of an object whose members may have any name; one that is wrong is found, and is empty. */
    Map<String, String> textsByName(String name) {
        var object = section(name);
        return object.members.keySet().stream().collect(Collectors.toMap(Function.identity(), object::text));
    }

    /** One of the words of an enumeration. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return find(name).flatMap(value -> choice(value, within(name), type));
    }

    private <E extends Enum<E>> Optional<E> choice(FileNode value, String at, Class<E> type) {
        var words = type.getEnumConstants();
        return Arrays.stream(words)
                .filter(word ->
                        value instanceof FileNode.Text text && text.text().equals(word.name()))
                .findFirst()
                .or(() -> refused(
                        value,
                        at,
                        Arrays.stream(words).map(Enum::name).collect(Collectors.joining(" or "))
                                + " is expected here."));
    }

    /** The object of that name, which has members of these names and no others; without any when it is left out. */
    Section section(String name, List<String> known) {
        return of(find(name).orElse(new FileNode.Nothing(place)), within(name), findings, known);
    }

    /** The same, whatever else it has. */
    Section section(String name) {
        return of(find(name).orElse(new FileNode.Nothing(place)), within(name), findings);
    }

    /** The objects of a list; they may have members of any name. */
    List<Section> sections(String name) {
        var items = items(name);
        return IntStream.range(0, items.size())
                .mapToObj(number -> of(items.get(number), Pointer.entry(within(name), number), findings))
                .toList();
    }

    /** The objects of a list, with members of these names and no others. */
    List<Section> sections(String name, List<String> known) {
        var items = items(name);
        return IntStream.range(0, items.size())
                .mapToObj(number -> of(items.get(number), Pointer.entry(within(name), number), findings, known))
                .toList();
    }

    private List<FileNode> items(String name) {
        return find(name)
                .flatMap(value -> value instanceof FileNode.Items list
                        ? Optional.of(list.items())
                        : this.<List<FileNode>>refused(value, within(name), "A list is expected here."))
                .orElse(List.of());
    }

    /** Something is wrong with a member that may be left out; then it is found where the object is. */
    void add(String name, String message) {
        findings.add(
                within(name),
                message,
                Optional.ofNullable(members.get(name)).map(FileNode.Member::key).orElse(place));
    }

    String pointer() {
        return pointer;
    }

    private <T> Optional<T> refused(FileNode value, String at, String message) {
        findings.add(at, message, value.place());
        return Optional.empty();
    }

    private String within(String name) {
        return Pointer.member(pointer, name);
    }

    private static boolean isInt(BigDecimal amount) {
        return amount.scale() == 0 && amount.toBigInteger().bitLength() < Integer.SIZE;
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
