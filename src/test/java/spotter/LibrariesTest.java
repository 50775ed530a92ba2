package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept out of the jar, and must not come back with a newer version of something else. */
class LibrariesTest {
    private static final ClassLoader LOADER = LibrariesTest.class.getClassLoader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/log4j/Logger.class",
                "org/apache/commons/logging/impl/Log4JLogger.class",
                "org/apache/xerces/parsers/SAXParser.class",
                "com/twelvemonkeys/imageio/plugins/jpeg/JPEGImageReader.class",
                "org/eclipse/jetty/ee10/annotations/AnnotationConfiguration.class"
            })
    void whatIsExcludedIsNotThere(String resource) {
        assertNull(LOADER.getResource(resource));
    }

    @Test
    void commonsLoggingIsTheBridgeAlone() throws IOException {
        var found = Collections.list(LOADER.getResources("org/apache/commons/logging/LogFactory.class"));
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).toString().contains("jcl-over-slf4j"), found.toString());
    }

    @Test
    void commonsIoIsTheNewOne() {
        // Since 2.14, which mended CVE-2024-47554; 2.1, which jmimemagic asks for, has no such class.
        assertNotNull(LOADER.getResource("org/apache/commons/io/input/BoundedReader.class"));
        assertNotNull(LOADER.getResource("org/apache/commons/io/input/CharSequenceInputStream$Builder.class"));
    }
}
