package spotter.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A document: one page of text as PDF (ISO 32000-1), in a font that every reader has. */
final class Letter {
    private Letter() {}

    /** @param lines the first is the title; letters of western Europe only */
    static byte[] pdf(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 20 Tf 60 770 Td 22 TL\n");
        for (String line : lines) {
            text.append('(').append(line.replaceAll("([()\\\\])", "\\\\$1")).append(") Tj T* /F1 12 Tf\n");
        }
        text.append("ET");
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(table).append("trailer\n<</Size ").append(objects.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        // One byte a character, so that the offsets are right.
        return pdf.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
