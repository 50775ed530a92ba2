package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MagicNumbersTest {
    private final MagicNumbers magicNumbers = new MagicNumbers();

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyFamilyIsRecognisedByItsSample(Family family) {
        assertEquals(family, magicNumbers.familyOf(family.sample()));
        assertEquals(family, magicNumbers.familyOf(Arrays.copyOf(family.sample(), 5000)));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyFamilySaysWhatItIs(Family family) {
        assertTrue(family.description().matches("(a|an) .+"), family.description());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GIF87a | GIF",
                "GIF88a | UNKNOWN",
                "RIFF....AVI  | RIFF",
                "RIFF....WEBPVP8 | WEBP",
                "....ftypmif1 | HEIC",
                "....ftypqt   | MP4",
                "MM.*  | UNKNOWN",
                "<HTML> | HTML",
                "<!DocType HTML> | HTML",
                "<% page %> | SCRIPT",
                "#!/bin/sh | SCRIPT",
                "{\"a\":1} | UNKNOWN",
                "%PDF | UNKNOWN",
                "PK | UNKNOWN",
            })
    void firstBytesDecide(String start, Family expected) {
        assertEquals(expected, magicNumbers.familyOf(ascii(start)));
    }

    @Test
    void textIsFoundBehindByteOrderMarkAndWhiteSpace() {
        assertEquals(Family.PDF, magicNumbers.familyOf(ascii("\r\n \t%PDF-1.4")));
        assertEquals(Family.PDF, magicNumbers.familyOf("\uFEFF%PDF-1.4".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Family.HTML, magicNumbers.familyOf(ascii("\n\n<html>")));
    }

    @Test
    void binaryFormatsAreNotFoundBehindWhiteSpace() {
        assertEquals(Family.UNKNOWN, magicNumbers.familyOf(ascii(" GIF89a")));
        assertEquals(Family.UNKNOWN, magicNumbers.familyOf(ascii("\nPK\u0003\u0004")));
        assertEquals(Family.UNKNOWN, magicNumbers.familyOf(ascii(" ".repeat(3000))));
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        List<Family> families = List.of(Family.values());
        long wrong = IntStream.range(0, 4000)
                .parallel()
                .mapToObj(i -> families.get(i % families.size()))
                .filter(family -> magicNumbers.familyOf(family.sample()) != family)
                .count();
        assertEquals(0, wrong);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
