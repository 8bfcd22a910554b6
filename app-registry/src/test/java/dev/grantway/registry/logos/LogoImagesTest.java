package dev.grantway.registry.logos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a logo, and what becomes of it. */
class LogoImagesTest {
    private final LogoImages images = new LogoImages();

    @Nested
    class APicture {
        @Test
        void isDrawnAsASquareThatItFits() {
            var drawn = Pictures.read(drawn(Pictures.png(400, 200)).png());

            assertThat(drawn.getWidth()).isEqualTo(256);
            assertThat(drawn.getHeight()).isEqualTo(256);
            assertThat(drawn.getRGB(128, 128)).isEqualTo(0xFFFF0000);
            assertThat(drawn.getRGB(128, 10) >>> 24)
                    .as("beside it one sees through")
                    .isZero();
        }

        @Test
        void mayBeAJpeg() {
            var pixel = Pictures.read(drawn(Pictures.jpeg(100, 100)).png()).getRGB(128, 128);

            assertThat(pixel >>> 24).isEqualTo(255);
            assertThat((pixel >> 16) & 0xFF).isGreaterThan(200);
        }

        @Test
        void leavesNothingOfItsFile() {
            var secret = "Where the photographer lives".getBytes(StandardCharsets.ISO_8859_1);

            var with = drawn(Pictures.with(Pictures.png(64, 64), "eXIf", secret));

            assertThat(new String(with.png(), StandardCharsets.ISO_8859_1)).doesNotContain("photographer");
            assertThat(with.hash()).isEqualTo(drawn(Pictures.png(64, 64)).hash());
        }

        @Test
        void hasAHashOfItsOwn() {
            assertThat(drawn(Pictures.png(100, 100)).hash())
                    .matches("[0-9a-f]{32}")
                    .isNotEqualTo(drawn(Pictures.png(100, 50)).hash());
        }

        @ParameterizedTest
        @CsvSource({"4096, 4096", "64, 64", "64, 8", "4096, 512"})
        void mayBeOfTheseSizes(int width, int height) {
            assertThat(drawn(Pictures.png(width, height))).isNotNull();
        }

        @ParameterizedTest
        @CsvSource({
            "4097, 4000, at most 4096",
            "63, 63, at least 64",
            "64, 7, more than 8 times",
            "4096, 1, more than 8"
        })
        void isRefusedForItsSize(int width, int height, String why) {
            assertThat(refused(Pictures.png(width, height)))
                    .contains(width + " × " + height)
                    .contains(why);
        }
    }

    @Nested
    class AFileThatIsNone {
        @ParameterizedTest
        @CsvSource({
            "'<svg xmlns=''http://www.w3.org/2000/svg''/>', they can hold scripts",
            "'<?xml version=''1.0''?><!DOCTYPE svg><SVG>', they can hold scripts",
            "'RIFF1234WEBPVP8 ', WebP files are not taken",
            "'GIF89a', GIF files are not taken",
            "'<html><script>', neither a PNG nor a JPEG",
            "'PNG', neither a PNG nor a JPEG"
        })
        void isRefusedWithTheReason(String text, String why) {
            assertThat(refused(text.getBytes(StandardCharsets.ISO_8859_1))).contains(why);
        }

        @Test
        void isRefusedWhenItIsEmptyOrTooLarge() {
            assertThat(refused(new byte[0])).contains("Choose a file");
            assertThat(refused(new byte[LogoImages.MAX_BYTES + 1])).contains("larger than 1 MiB");
        }

        @Test
        void isRefusedWhenOnlyItsBeginningIsAPicture() {
            for (var file : new byte[][] {Pictures.png(64, 64), Pictures.jpeg(64, 64)}) {
                for (int length : new int[] {8, 12, 33, 60}) {
                    assertThat(refused(Arrays.copyOf(file, length))).contains("cannot be read");
                }
            }
        }
    }

    @Nested
    class ABomb {
        @Test
        void isMeasuredBeforeItIsUnpacked() {
            var small = Pictures.png(64, 64);

            assertThat(refused(Pictures.claiming(small, 60_000, 60_000))).contains("60000 × 60000", "at most 4096");
            assertThat(refused(Pictures.claiming(small, Integer.MAX_VALUE, Integer.MAX_VALUE)))
                    .contains("at most 4096");
        }

        @ParameterizedTest
        @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
        void inAPartThatIsNoPictureIsNeverUnpacked(String type) {
            var png = Pictures.png(64, 64);

            assertThat(EssentialPng.of(Pictures.with(png, type, new byte[500_000])))
                    .hasValueSatisfying(seen -> assertThat(seen).isEqualTo(png));
        }

        @Test
        void ofManyScansIsRefused() {
            var jpeg = Pictures.jpeg(64, 64);
            var file = Arrays.copyOf(jpeg, jpeg.length + 200);
            for (int i = jpeg.length; i < file.length; i += 2) {
                file[i] = (byte) 0xFF;
                file[i + 1] = (byte) 0xDA;
            }

            assertThat(refused(file)).contains("cannot be read");
        }
    }

    private LogoImage drawn(byte[] file) {
        return ((LogoOutcome.Drawn) images.draw(file)).image();
    }

    private String refused(byte[] file) {
        return ((LogoOutcome.Refused) images.draw(file)).reason();
    }
}
