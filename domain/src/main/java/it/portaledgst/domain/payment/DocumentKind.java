package it.portaledgst.domain.payment;

public enum DocumentKind {
    NOTICE("avviso"),
    /** In Italian and German. */
    NOTICE_DE("avviso-de"),
    /** In Italian and English. */
    NOTICE_EN("avviso-en"),
    RECEIPT("ricevuta"),
    /** Of one attempt to pay online, all others of the request itself. */
    NEGATIVE_OUTCOME("esito-negativo");

    private final String filePrefix;

    DocumentKind(String filePrefix) {
        this.filePrefix = filePrefix;
    }

    String fileName(NoticeCode noticeCode) {
        return filePrefix + "-" + noticeCode.value() + ".pdf";
    }
}
