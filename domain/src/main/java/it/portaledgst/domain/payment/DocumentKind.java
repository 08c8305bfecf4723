package it.portaledgst.domain.payment;

public enum DocumentKind {
    NOTICE("avviso"),
    RECEIPT("ricevuta");

    private final String filePrefix;

    DocumentKind(String filePrefix) {
        this.filePrefix = filePrefix;
    }

    String fileName(NoticeCode noticeCode) {
        return filePrefix + "-" + noticeCode.value() + ".pdf";
    }
}
