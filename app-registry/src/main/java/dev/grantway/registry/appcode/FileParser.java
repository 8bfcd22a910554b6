package dev.grantway.registry.appcode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the file: bytes → tokens → {@link FileNode}. It makes no objects of classes, and follows no references. */
final class FileParser {
    /** Room for an app with a thousand subscriptions. */
    static final int MOST_BYTES = 256 * 1024;

    private static final int DEEPEST = 32;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(MOST_BYTES)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final JsonFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private FileParser() {}

    /** The file's value; empty when it is none, and the findings say why. */
    static Optional<FileNode> parse(byte[] content, FileFormat format, Findings findings) {
        if (content.length > MOST_BYTES) {
            findings.add("", "The file is larger than " + MOST_BYTES / 1024 + " KB.", FilePlace.START);
            return Optional.empty();
        }
        try {
            return parse(decode(content), format, findings);
        } catch (CharacterCodingException e) {
            findings.add("", "The file is not UTF-8.", FilePlace.START);
            return Optional.empty();
        }
    }

    private static Optional<FileNode> parse(String text, FileFormat format, Findings findings) {
        try (var parser = (format == FileFormat.JSON ? JSON : YAML).createParser(text)) {
            if (parser.nextToken() == null) {
                findings.add("", "The file is empty.", FilePlace.START);
                return Optional.empty();
            }
            var root = new FileTree(parser, findings).read();
            if (parser.nextToken() != null) {
                findings.add("", "Something follows the end of the file's only document.", place(parser));
            }
            return Optional.of(root);
        } catch (StreamConstraintsException e) {
            findings.add(
                    "",
                    "Something here is nested more than " + DEEPEST + " deep, or a number or a name is too long.",
                    FilePlace.of(e.getLocation()));
        } catch (JsonProcessingException e) {
            findings.add("", "This is no " + format + ": " + reason(e) + ".", placeOf(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    static FilePlace place(JsonParser parser) {
        return FilePlace.of(parser.currentTokenLocation());
    }

    /** Where YAML stopped making sense, which is after the token that was read last. */
    private static FilePlace placeOf(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? new FilePlace(
                        marked.getProblemMark().getLine() + 1,
                        marked.getProblemMark().getColumn() + 1)
                : FilePlace.of(e.getLocation());
    }

    private static String decode(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The parser's words without the lines of the file that it repeats below them. */
    private static String reason(JsonProcessingException e) {
        return Objects.requireNonNullElse(e.getOriginalMessage(), "")
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }
}
