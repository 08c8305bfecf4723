package it.portaledgst.workers.pagopa;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads bytes from outside as XML: one text without any doubt about its charset, no document type (hence no entities of
 * the sender's) and no bottomless nesting. What is none is {@code PAA_SINTASSI_XSD}; the detail never quotes the message.
 */
final class SafeXml {

    private static final int MAX_DEPTH = 100;
    private static final int DECLARATION_BYTES = 400;
    private static final Pattern HEADER_CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED = Pattern.compile("^\\W{0,3}<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

    private SafeXml() {
    }

    /**
     * The characters of a message. Byte order mark, HTTP header and XML declaration may each name a charset; when what
     * they name makes different texts of the bytes, nobody can tell which one was meant, so the message is refused.
     *
     * @param contentType the HTTP header; null when there is none
     */
    static String text(byte[] bytes, String contentType) {
        Set<Charset> named = new LinkedHashSet<>();
        byteOrderMark(bytes).ifPresent(named::add);
        named(HEADER_CHARSET, contentType == null ? "" : contentType).ifPresent(named::add);
        named(DECLARED, rough(bytes, DECLARATION_BYTES)).ifPresent(named::add);
        if (named.isEmpty()) {
            named.add(StandardCharsets.UTF_8);
        }
        String text = null;
        for (var charset : named) {
            var read = decode(bytes, charset);
            if (text != null && !text.equals(read)) {
                throw wrong("its charset is told in ways that differ: " + named);
            }
            text = read;
        }
        return text;
    }

    static Document parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var document = builder.parse(new InputSource(new StringReader(text)));
            if (!"1.0".equals(document.getXmlVersion())) {
                throw wrong("it is not XML 1.0");
            }
            return document;
        } catch (SAXParseException e) {
            throw wrong("it is not well-formed XML without a document type (line " + e.getLineNumber() + ", column "
                    + e.getColumnNumber() + ")");
        } catch (SAXException e) {
            throw wrong("it is not well-formed XML");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What can be recognised of bytes whose charset is not known: names and digits, in UTF-16 as well. */
    static String rough(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        return switch (rough(bytes, 3)) {
            case String start when start.startsWith("\u00ef\u00bb\u00bf") -> Optional.of(StandardCharsets.UTF_8);
            case String start when start.startsWith("\u00fe\u00ff") -> Optional.of(StandardCharsets.UTF_16BE);
            case String start when start.startsWith("\u00ff\u00fe") -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> named(Pattern place, String text) {
        var name = place.matcher(text);
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.group(1)));
        } catch (IllegalArgumentException e) {
            throw wrong("its charset is unknown");
        }
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw wrong("its bytes are not " + charset);
        }
    }

    private static Refused wrong(String detail) {
        return new Refused(Fault.PAA_SINTASSI_XSD, "the message cannot be read: " + detail);
    }
}
