package spotter.formats;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the two kinds of small XML file that hold an Office package together; a DOCTYPE in them is an attack. */
final class OpcXml {
    /** Content types and relations nest two deep. */
    private static final int MAX_DEPTH = 16;

    private OpcXml() {}

    /**
     * Shows every element to the visitor.
     *
     * @throws spotter.problem.Problem 422 if it is not well-formed, its root has another name, or it has a DOCTYPE
     */
    static void forEach(byte[] xml, String root, Consumer<Element> visitor) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text(xml)));
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                require(event != XMLStreamConstants.DTD && event != XMLStreamConstants.ENTITY_REFERENCE);
                if (event == XMLStreamConstants.START_ELEMENT) {
                    require(depth > 0 || reader.getLocalName().equals(root));
                    depth++;
                    require(depth <= MAX_DEPTH);
                    visitor.accept(new Element(reader));
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            reader.close();
        } catch (XMLStreamException | CharacterCodingException | MissingResourceException damaged) {
            // The JDK's parser has no text for one of its own errors, a damaged DOCTYPE, and fails to find it.
            require(false);
        }
    }

    /**
     * Decoded here, for the JDK's parser writes a line to standard error for each byte that is no UTF-8. ECMA-376 part
     * 2, 6.2.5 allows UTF-8 and UTF-16 alone, whatever the XML declaration says.
     */
    private static String text(byte[] xml) throws CharacterCodingException {
        String text = charset(xml).newDecoder().decode(ByteBuffer.wrap(xml)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] xml) {
        int start = xml.length < 2 ? 0 : ((xml[0] & 0xFF) << 8) | (xml[1] & 0xFF);
        return switch (start) {
            case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
            case 0xFFFE, '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** The JDK's own, whatever else is on the class path; one for each document, for it is not thread-safe. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw Refusal.broken("Office document", "its list of parts cannot be read");
        }
    }

    /** The element under the cursor: valid only while the visitor looks at it. */
    record Element(XMLStreamReader reader) {
        String name() {
            return reader.getLocalName();
        }

        /** Empty when absent. */
        String attribute(String name) {
            @Nullable String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }
    }
}
