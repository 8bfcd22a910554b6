package dev.grantway.registry.appcode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Builds the tree of a file from its tokens, as deep as the parser lets it. */
final class FileTree {
    private static final int LONGEST_EXPONENT = 1000;

    private final JsonParser parser;
    private final Findings findings;

    FileTree(JsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** The value that begins at the parser's token. */
    FileNode read() throws IOException {
        return read("");
    }

    private FileNode read(String pointer) throws IOException {
        var place = FileParser.place(parser);
        refuseReference(pointer, place);
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(pointer, place);
            case START_ARRAY -> items(pointer, place);
            case VALUE_STRING -> text(pointer, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> amount(place);
            case VALUE_TRUE -> new FileNode.Flag(place, true);
            case VALUE_FALSE -> new FileNode.Flag(place, false);
            default -> new FileNode.Nothing(place);
        };
    }

    private FileNode members(String pointer, FilePlace place) throws IOException {
        var members = new LinkedHashMap<String, FileNode.Member>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String within = Pointer.member(pointer, name);
            var key = FileParser.place(parser);
            refuseReference(within, key);
            refuseCharacters(within, name, key);
            var _ = parser.nextToken();
            var first = members.putIfAbsent(name, new FileNode.Member(key, read(within)));
            if (first != null) {
                findings.add(
                        within,
                        "“" + name + "” is there twice, first in line "
                                + first.key().line() + ".",
                        key);
            }
        }
        return new FileNode.Members(place, members);
    }

    private FileNode items(String pointer, FilePlace place) throws IOException {
        var items = new ArrayList<FileNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(Pointer.entry(pointer, items.size())));
        }
        return new FileNode.Items(place, items);
    }

    private FileNode text(String pointer, FilePlace place) throws IOException {
        String text = parser.getText();
        refuseCharacters(pointer, text, place);
        return new FileNode.Text(place, text);
    }

    /** A number that is written so that it would fill the memory is a text, and refused as such where a number is wanted. */
    private FileNode amount(FilePlace place) throws IOException {
        try {
            var amount = parser.getDecimalValue().stripTrailingZeros();
            if (Math.abs((long) amount.scale()) <= LONGEST_EXPONENT) {
                return new FileNode.Amount(place, amount.scale() < 0 ? amount.setScale(0) : amount);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            return new FileNode.Text(place, parser.getText()); // YAML's .inf and .nan
        }
        return new FileNode.Text(place, parser.getText());
    }

    /** An alias can stand for a billion others, and a tag for a class. */
    private void refuseReference(String pointer, FilePlace place) throws IOException {
        boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (alias || (parser.canReadObjectId() && parser.getObjectId() != null)) {
            findings.add(pointer, "Anchors (&) and aliases (*) are not used in this file; write the value out.", place);
        }
        if (parser.canReadTypeId() && parser.getTypeId() != null) {
            findings.add(pointer, "Tags (!) are not used in this file; leave it out.", place);
        }
    }

    private void refuseCharacters(String pointer, String text, FilePlace place) {
        if (text.codePoints().anyMatch(each -> each == 0 || Character.getType(each) == Character.SURROGATE)) {
            findings.add(pointer, "This has a NUL, or half a character.", place);
        }
    }
}
