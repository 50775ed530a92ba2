package spotter.formats;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipDirectoryTest {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    private final byte[] sound = archive("aaaa", "bbbb", "cccc");

    @Test
    void itemsComeInTheOrderOfTheirBytes() {
        List<String> names =
                ZipDirectory.read(sound).stream().map(ZipItem::name).toList();
        assertEquals(List.of("aaaa", "bbbb", "cccc"), names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/abc", "../x", "a/..", "a/../b", "./ab", "a//b", "a\\b", "C:ab", "..", "ab\u0001c", "a/./b", "/"
            })
    void forbiddenNamesAreRefused(String name) {
        Refused.broken(() -> ZipDirectory.read(archive("aaaa", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Content_Types].xml", "word/", "a/b/c", "x..y", "..x", "ä b"})
    void ordinaryNamesPass(String name) {
        assertDoesNotThrow(() -> ZipDirectory.read(archive("aaaa", name)));
    }

    @Test
    void sameNameTwiceIsRefused() {
        Refused.broken(() -> ZipDirectory.read(renamed("bbbb", "aaaa")));
        Refused.broken(() -> ZipDirectory.read(renamed("bbbb", "AAAA")));
    }

    @Test
    void twoNamesForOnePartAreRefused() {
        byte[] file = sound.clone();
        file[at(file, LOCAL, 1) + 30] = 'x';
        Refused.broken(() -> ZipDirectory.read(file));
    }

    @Test
    void overlappingPartsAreRefused() {
        byte[] file = sound.clone();
        // The second directory entry now points to the part of the first.
        number(file, at(file, CENTRAL, 1) + 42, 0);
        Refused.broken(() -> ZipDirectory.read(file));
        byte[] grown = sound.clone();
        for (int header : new int[] {at(grown, CENTRAL, 0) + 20, at(grown, LOCAL, 0) + 18}) {
            number(grown, header, 20);
            number(grown, header + 4, 20);
        }
        Refused.broken(() -> ZipDirectory.read(grown));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, media.encrypted", "8, 64, media.encrypted", "10, 12, media.broken", "10, 99, media.broken",
        "20, 5, media.broken", "24, 5, media.broken", "16, 5, media.broken", "42, 1, media.broken"
    })
    void directoryThatDisagreesWithThePartIsRefused(int field, int value, String code) {
        byte[] file = sound.clone();
        file[at(file, CENTRAL, 1) + field] = (byte) value;
        Refused.invalid(code, () -> ZipDirectory.read(file));
    }

    @Test
    void linksAreRefused() {
        byte[] file = sound.clone();
        int central = at(file, CENTRAL, 2);
        file[central + 5] = 3;
        number(file, central + 38, 0xA1FF << 16);
        Refused.broken(() -> ZipDirectory.read(file));
    }

    @Test
    void bytesBeforeAndBehindAreRefusedExceptBlanks() {
        Refused.broken(() -> ZipDirectory.read(join(new byte[10], sound)));
        Refused.broken(() -> ZipDirectory.read(join(sound, "<html>".getBytes(StandardCharsets.US_ASCII))));
        assertDoesNotThrow(() -> ZipDirectory.read(join(sound, new byte[] {'\r', '\n', 0})));
    }

    @Test
    void commentPassesButNotAnArchiveInIt() {
        byte[] comment = new byte[30];
        byte[] file = join(sound, comment);
        file[at(file, END, 0) + 20] = (byte) comment.length;
        assertDoesNotThrow(() -> ZipDirectory.read(file));
        byte[] twice = join(sound, Arrays.copyOfRange(sound, at(sound, END, 0), sound.length));
        twice[at(twice, END, 0) + 20] = 22;
        Refused.broken(() -> ZipDirectory.read(twice));
    }

    @Test
    void wrongDirectoryIsRefused() {
        for (int field : new int[] {4, 8, 10, 12, 16}) {
            byte[] file = sound.clone();
            file[at(file, END, 0) + field]++;
            Refused.broken(() -> ZipDirectory.read(file));
        }
    }

    @Test
    void contentThatIsNotWhatTheDirectorySaysIsRefused() {
        byte[] stored = sound.clone();
        ZipItem item = ZipDirectory.read(stored).get(1);
        stored[item.dataOffset()]++;
        Refused.broken(() -> new ZipReader(stored).verify(item));
        byte[] deflated = SampleDocx.sound().deflated();
        for (ZipItem part : ZipDirectory.read(deflated)) {
            new ZipReader(deflated).verify(part);
            Refused.broken(() -> new ZipReader(deflated).verify(resized(part, part.unpackedBytes() - 1)));
            Refused.broken(() -> new ZipReader(deflated).verify(resized(part, part.unpackedBytes() + 1)));
        }
    }

    private static ZipItem resized(ZipItem item, long unpacked) {
        return new ZipItem(
                item.name(),
                item.method(),
                item.packedBytes(),
                unpacked,
                item.crc(),
                item.headerOffset(),
                item.dataOffset());
    }

    /** Stored parts, each with the name's first letters as content. */
    private static byte[] archive(String... names) {
        SampleDocx zip = SampleDocx.sound();
        zip.parts().clear();
        for (String name : names) {
            zip.part(name, name.endsWith("/") ? "" : "content");
        }
        return zip.stored();
    }

    private byte[] renamed(String from, String to) {
        return new String(sound, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    /** Where the signature stands for the n-th time. */
    private static int at(byte[] file, int signature, int n) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int left = n;
        for (int at = 0; at <= file.length - 4; at++) {
            if (bytes.getInt(at) == signature && left-- == 0) {
                return at;
            }
        }
        throw new IllegalStateException("no such record");
    }

    private static void number(byte[] file, int at, int value) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }
}
