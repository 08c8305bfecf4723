package it.portaledgst.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import com.github.miachm.sods.SpreadSheet;
import it.portaledgst.domain.file.CsvFile;
import it.portaledgst.domain.payment.NoticeCode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFilesTest {

    private static final NoticeCode CODE = new NoticeCode("301000000000000144");

    @TempDir
    Path folder;

    @Test
    @DisplayName("CSV: mark, semicolons, Italian amounts and days, codes that stay whole")
    void csv() throws IOException {
        assertThat(csv("Rossi & C.", new BigDecimal("1234.50"), LocalDate.of(2026, 1, 31), CODE, null, "perché"))
                .isEqualTo("\ufeffRossi & C.;1234,50;31/01/2026;" + CODE.grouped() + ";;perché\r\n");
        assertThat(CODE.grouped()).contains(" ");
    }

    @Test
    @DisplayName("CSV: RFC 4180 quotes what holds a separator, a quote or a line end")
    void quoting() throws IOException {
        assertThat(csv("a;b", "\"Alfa\" S.r.l.", "due\nrighe", "fine\r", "a,b"))
                .isEqualTo("\ufeff\"a;b\";\"\"\"Alfa\"\" S.r.l.\";\"due\nrighe\";\"fine\r\";a,b\r\n");
    }

    @Test
    @DisplayName("CSV: nothing begins a formula, quoted or not; what only holds such a sign is left alone")
    void formulas() throws IOException {
        for (String sign : List.of("=", "+", "-", "@", "\uff1d")) {
            assertThat(csv(sign + "1+1")).isEqualTo("\ufeff'" + sign + "1+1\r\n");
        }
        assertThat(csv("=HYPERLINK(\"x\";1)")).isEqualTo("\ufeff\"'=HYPERLINK(\"\"x\"\";1)\"\r\n");
        assertThat(csv("\t=1")).isEqualTo("\ufeff'\t=1\r\n");
        assertThat(csv("\r=1")).isEqualTo("\ufeff\"'\r=1\"\r\n");
        assertThat(csv("a=b", "a-b", "")).isEqualTo("\ufeffa=b;a-b;\r\n");
    }

    @Test
    @DisplayName("XLSX: amounts and days are values, all else is text, also what looks like a formula or a number")
    void xlsx() throws IOException {
        var sheet = sheet(250);
        assertThat(sheet.select("sheetData > row")).hasSize(251);
        assertThat(sheet.select("c[r=A2] is t").text()).isEqualTo("=1+1");
        assertThat(sheet.select("f")).isEmpty();
        assertThat(sheet.select("c[r=B2] v").text()).isEqualTo("1234.50");
        assertThat(sheet.select("c[r=C2] v").text()).isEqualTo("46053.0");
        assertThat(sheet.select("c[r=D2] is t").text()).isEqualTo(CODE.value());
        assertThat(sheet.select("c[r=E2] is t").text()).isEqualTo("00743110157");
        assertThat(sheet.select("c[r=A251] is t").text()).isEqualTo("=1+1");
    }

    @Test
    @DisplayName("ODS: the same, as another program reads it; it tells its type in its first bytes, breaks lines, leaves out what XML cannot hold")
    void ods() throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new OdsFile(out, "Pagamenti", List.of(10, 10, 10, 20, 20));
        file.row(List.of("a", "b", "c", "d", "e"));
        file.row(Arrays.asList("=1+1", new BigDecimal("1234.50"), LocalDate.of(2026, 1, 31), CODE, "00743110157"));
        file.row(Arrays.asList("Rossi & <C.>", new BigDecimal("999999999.99"), null, "due\nrighe", "a\u0000\u000bb\ud83d\ude00"));
        file.end();

        assertThat(new String(out.toByteArray(), 30, 54, StandardCharsets.US_ASCII)).isEqualTo("mimetype" + Attachment.ODS);
        var sheet = new SpreadSheet(new ByteArrayInputStream(out.toByteArray())).getSheet("Pagamenti");
        assertThat(sheet.getRange(0, 0, 3, 5).getValues()).isDeepEqualTo(new Object[][] {
                {"a", "b", "c", "d", "e"},
                {"=1+1", 1234.5, LocalDate.of(2026, 1, 31), CODE.value(), "00743110157"},
                {"Rossi & <C.>", 999999999.99, null, "due\nrighe", "ab\ud83d\ude00"}});
        assertThat(sheet.getRange(1, 0, 1, 5).getFormulas()).isDeepEqualTo(new String[1][5]);
        assertThat(content(out.toByteArray())).contains("office:value=\"1234.50\"", "office:date-value=\"2026-01-31\"");
    }

    private static String content(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (!zip.getNextEntry().getName().equals("content.xml")) {
                zip.closeEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Document sheet(int rows) throws IOException {
        Path book = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(book)) {
            var file = new XlsxFile(out, "Pagamenti", List.of(10, 10, 10, 20, 20));
            file.row(List.of("a", "b", "c", "d", "e"));
            for (int i = 0; i < rows; i++) {
                file.row(List.of("=1+1", new BigDecimal("1234.50"), LocalDate.of(2026, 1, 31), CODE, "00743110157"));
            }
            file.end();
        }
        try (var zip = new ZipFile(book.toFile()); var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return Jsoup.parse(new String(sheet.readAllBytes(), StandardCharsets.UTF_8), "", Parser.xmlParser());
        }
    }

    private static String csv(Object... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new CsvFile(out);
        file.row(Arrays.asList(cells));
        file.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
