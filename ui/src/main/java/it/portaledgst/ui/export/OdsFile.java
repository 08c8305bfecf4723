package it.portaledgst.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import it.portaledgst.domain.file.RowFile;
import it.portaledgst.domain.payment.NoticeCode;

/**
 * An OpenDocument spreadsheet (ODF 1.3) with one sheet. Texts are texts here, whatever they begin with; the first row is the head.
 * Written as a stream: the libraries there are keep the whole sheet in memory and know no format for an amount.
 */
public final class OdsFile implements RowFile {

    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:";
    /** Of this font a character is about as wide. */
    private static final double CENTIMETRES_PER_CHARACTER = 0.21;
    /** A document that holds one of them cannot be read at all. */
    private static final Pattern NOT_IN_XML = Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final ZipOutputStream zip;
    private final XMLStreamWriter xml;
    private boolean head = true;

    /** @param widths of the columns, in characters */
    public OdsFile(OutputStream out, String title, List<Integer> widths) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        uncompressed("mimetype", Attachment.ODS.getBytes(StandardCharsets.US_ASCII)); // first, so that the file tells its type
        zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
        zip.write("""
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="%1$smanifest:1.0" manifest:version="1.3">
                <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%2$s"/>
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                </manifest:manifest>""".formatted(NAMESPACE, Attachment.ODS).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("content.xml"));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(zip, "UTF-8");
            begin(title, widths);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void row(List<?> cells) throws IOException {
        try {
            xml.writeStartElement("table:table-row");
            for (Object value : cells) {
                cell(value);
            }
            xml.writeEndElement();
            head = false;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        zip.closeEntry();
        zip.finish();
    }

    private void cell(Object value) throws XMLStreamException {
        switch (value) {
            case null -> xml.writeEmptyElement("table:table-cell");
            case BigDecimal amount -> typed("amount", "float", "value", amount.toPlainString());
            case LocalDate day -> typed("day", "date", "date-value", day.toString());
            case NoticeCode code -> text(code.value());
            default -> text(value.toString());
        }
    }

    private void typed(String style, String type, String attribute, String value) throws XMLStreamException {
        xml.writeEmptyElement("table:table-cell");
        xml.writeAttribute("table:style-name", style);
        xml.writeAttribute("office:value-type", type);
        xml.writeAttribute("office:" + attribute, value);
    }

    private void text(String text) throws XMLStreamException {
        xml.writeStartElement("table:table-cell");
        if (head) {
            xml.writeAttribute("table:style-name", "head");
        }
        xml.writeAttribute("office:value-type", "string");
        for (String line : NOT_IN_XML.matcher(text).replaceAll("").split("\\R", -1)) {
            xml.writeStartElement("text:p");
            xml.writeCharacters(line);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void begin(String title, List<Integer> widths) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("office:document-content");
        for (String prefix : new String[] {"office", "table", "text", "style"}) {
            xml.writeAttribute("xmlns:" + prefix, NAMESPACE + prefix + ":1.0");
        }
        xml.writeAttribute("xmlns:number", NAMESPACE + "datastyle:1.0");
        xml.writeAttribute("xmlns:fo", NAMESPACE + "xsl-fo-compatible:1.0");
        xml.writeAttribute("office:version", "1.3");
        styles(widths);
        xml.writeStartElement("office:body");
        xml.writeStartElement("office:spreadsheet");
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", title);
        for (int column = 0; column < widths.size(); column++) {
            xml.writeEmptyElement("table:table-column");
            xml.writeAttribute("table:style-name", "column" + column);
        }
    }

    private void styles(List<Integer> widths) throws XMLStreamException {
        xml.writeStartElement("office:automatic-styles");
        xml.writeStartElement("number:number-style");
        xml.writeAttribute("style:name", "number");
        xml.writeEmptyElement("number:number");
        xml.writeAttribute("number:decimal-places", "2");
        xml.writeAttribute("number:min-integer-digits", "1");
        xml.writeAttribute("number:grouping", "true");
        xml.writeEndElement();
        xml.writeStartElement("number:date-style");
        xml.writeAttribute("style:name", "date");
        datePart("day", "long");
        separator();
        datePart("month", "long");
        separator();
        datePart("year", "long");
        xml.writeEndElement();
        cellStyle("amount", "number");
        cellStyle("day", "date");
        style("head", "table-cell");
        xml.writeEmptyElement("style:text-properties");
        xml.writeAttribute("fo:font-weight", "bold");
        xml.writeEndElement();
        for (int column = 0; column < widths.size(); column++) {
            style("column" + column, "table-column");
            xml.writeEmptyElement("style:table-column-properties");
            xml.writeAttribute("style:column-width", BigDecimal.valueOf(widths.get(column) * CENTIMETRES_PER_CHARACTER).toPlainString() + "cm");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void datePart(String name, String form) throws XMLStreamException {
        xml.writeEmptyElement("number:" + name);
        xml.writeAttribute("number:style", form);
    }

    private void separator() throws XMLStreamException {
        xml.writeStartElement("number:text");
        xml.writeCharacters("/");
        xml.writeEndElement();
    }

    private void cellStyle(String name, String format) throws XMLStreamException {
        style(name, "table-cell");
        xml.writeAttribute("style:data-style-name", format);
        xml.writeEndElement();
    }

    private void style(String name, String family) throws XMLStreamException {
        xml.writeStartElement("style:style");
        xml.writeAttribute("style:name", name);
        xml.writeAttribute("style:family", family);
    }

    private void uncompressed(String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        var sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
