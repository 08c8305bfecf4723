package it.portaledgst.domain.catalogue;

/** Which place decides the competent office of a service. */
public enum OfficeCriterion {
    RESIDENZA_DEBITORE("residenza del debitore"),
    SEDE_DEBITORE("sede del debitore"),
    LUOGO_IMPIANTO("luogo dell'impianto"),
    LUOGO_PRESTAZIONE("luogo della prestazione"),
    UFFICIO_MITTENTE("ufficio che ha inviato l'atto o la richiesta"),
    UFFICIO_FISSO("ufficio unico nazionale");

    private final String label;

    OfficeCriterion(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
