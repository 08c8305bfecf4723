package it.portaledgst.sandbox.zeebe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a multipart/form-data body apart. */
record Multipart(String name, String fileName, byte[] content) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  static List<Multipart> parse(String contentType, byte[] body) {
    Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      throw Problem.invalid("Expected a multipart/form-data request with a boundary");
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
    List<Multipart> parts = new ArrayList<>();
    int at = indexOf(body, delimiter, 0);
    while (at >= 0) {
      int start = at + delimiter.length + 2; // the line end after the boundary; "--" after the last one
      int next = indexOf(body, delimiter, start);
      if (next < 0) {
        return parts;
      }
      int blank = indexOf(body, BLANK_LINE, start);
      if (blank < 0 || blank > next) {
        throw Problem.invalid("A part of the multipart request has no headers");
      }
      String headers = new String(body, start, blank - start, StandardCharsets.UTF_8);
      byte[] content = Arrays.copyOfRange(body, blank + 4, next - 2);
      parts.add(new Multipart(first(NAME, headers), first(FILE_NAME, headers), content));
      at = next;
    }
    throw Problem.invalid("The boundary does not occur in the multipart request");
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
