package it.portaledgst.workers.pagopa;

/** pagoPA's catalogue of what a creditor may object to, with the one text that belongs to each code. */
enum Fault {
    PAA_SINTASSI_XSD("Errore di sintassi: messaggio non valido rispetto allo schema XSD."),
    PAA_SINTASSI_EXTRAXSD("Errore di sintassi extra XSD."),
    PAA_ID_DOMINIO_ERRATO("La PAA non corrisponde al Dominio indicato."),
    PAA_ID_INTERMEDIARIO_ERRATO("Identificativo intermediario non corrispondente."),
    PAA_STAZIONE_INT_ERRATA("Stazione intermediario non corrispondente."),
    PAA_PAGAMENTO_SCONOSCIUTO("Pagamento in attesa risulta sconosciuto all'Ente Creditore."),
    PAA_PAGAMENTO_DUPLICATO("Pagamento in attesa risulta concluso all'Ente Creditore."),
    PAA_PAGAMENTO_SCADUTO("Pagamento in attesa risulta scaduto all'Ente Creditore."),
    PAA_PAGAMENTO_ANNULLATO("Pagamento in attesa risulta annullato all'Ente Creditore."),
    PAA_RECEIPT_DUPLICATA("Ricevuta già acquisita dall'Ente Creditore."),
    PAA_SEMANTICA("Errore semantico."),
    PAA_SYSTEM_ERROR("Errore generico.");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
