package it.portaledgst.domain;

/**
 * Why something a person asked for is refused. The sentence is Italian, meant for that person, and says what to do; the
 * name is what other languages know it by. Places for values are numbered as in {@link String#format}.
 */
public enum Refusal {
    KIND_MISSING("Indica se il debitore è una persona fisica o giuridica."),
    NAME_MISSING("Indica il nome del debitore."),
    NAME_TOO_LONG("Il nome può avere al massimo %1$s caratteri: abbrevialo."),
    NAME_NOT_OF_A_PERSON("Il nome di una persona contiene solo lettere, spazi, apostrofi, trattini e punti: togli gli altri segni."),
    NAME_CHARACTERS("Il nome contiene caratteri non ammessi: scrivilo di nuovo."),
    TAX_CODE_OF_A_PERSON("Il codice fiscale non è corretto: controlla i 16 caratteri."),
    TAX_CODE_OF_A_COMPANY("Il codice fiscale o la partita IVA non è corretta: controlla le cifre."),
    EMAIL("L'indirizzo e-mail non è corretto: scrivilo come nome@dominio.it."),
    PEC("L'indirizzo PEC non è corretto: scrivilo come nome@dominio.it."),
    TAX_COUNTRY("Scegli il Paese che ha rilasciato l'identificativo fiscale del debitore."),
    FOREIGN_TAX_ID("L'identificativo fiscale estero ha al massimo %1$s lettere senza accenti, cifre e segni come punto, barra e trattino: scrivilo di nuovo."),
    FOREIGN_TAX_ID_IS_ITALIAN("Questo è un codice fiscale italiano: togli la spunta e scrivilo nel campo Codice Fiscale."),
    FOREIGN_VAT_NUMBER("La partita IVA non è corretta per il Paese scelto: controllala. Se è un altro numero fiscale, scrivilo senza la sigla del Paese."),
    ADDRESS_COUNTRY("Scegli il Paese dell'indirizzo."),
    ADDRESS_STREET("Indica la via dell'indirizzo, oppure svuota tutto l'indirizzo."),
    ADDRESS_STREET_LONG("La via può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_NUMBER_LONG("Il numero civico può avere al massimo %1$s caratteri: abbrevialo."),
    ADDRESS_POSTAL_CODE_LONG("Il codice postale può avere al massimo %1$s caratteri: controllalo."),
    ADDRESS_CAP("Il CAP di un indirizzo italiano ha 5 cifre: controllalo."),
    ADDRESS_CITY("Indica la città dell'indirizzo, oppure svuota tutto l'indirizzo."),
    ADDRESS_CITY_LONG("La città può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_PROVINCE_LONG("La provincia o regione può avere al massimo %1$s caratteri: abbreviala."),
    ADDRESS_CHARACTERS("L'indirizzo contiene caratteri non ammessi: scrivilo di nuovo."),
    AMOUNT_MISSING("Indica l'importo."),
    AMOUNT_DECIMALS("L'importo può avere al massimo due decimali: correggilo."),
    AMOUNT_RANGE("L'importo deve essere compreso tra 0,01 e 999.999,99 euro."),
    SERVICE("Il servizio scelto non è disponibile: scegline un altro."),
    OFFICE("Scegli l'ufficio competente."),
    FIELD_MISSING("Compila il campo «%1$s»."),
    FIELD_TOO_LONG("Il campo «%1$s» può avere al massimo %2$s caratteri: accorcia il testo."),
    FIELD_SHAPE("%2$s"),
    FIELD_CHOICE("Scegli una voce dell'elenco «%1$s»."),
    FIELD_DATE("Indica una data corretta nel campo «%1$s»."),
    FIELD_NUMBER("Indica un numero intero maggiore di zero nel campo «%1$s»."),
    FIELD_PROVINCE("Scegli una provincia dall'elenco."),
    FIELD_YEAR("Indica un anno tra %1$s e %2$s."),
    FIELD_UNKNOWN("Questo dato non è previsto per il servizio scelto: compila di nuovo il modulo."),
    REQUEST_UNKNOWN("La richiesta non esiste: cercala in Elenco pagamenti."),
    DELETE_IN_FLIGHT("È in corso un pagamento online: attendi che si concluda prima di eliminare la richiesta."),
    DELETE_PAID("La richiesta è nello stato «Pagato»: non si può eliminare. La ricevuta è nel dettaglio."),
    DELETE_DELETED("La richiesta è già nello stato «Eliminato»."),
    RESTORE_NOT_DELETED("La richiesta non è nello stato «Eliminato»: non c’è niente da ripristinare."),
    RESTORE_EXPIRED("Il termine per pagare è passato: crea una nuova richiesta."),
    RESTORE_PAYMENT("È arrivato un pagamento per questa richiesta e una persona lo sta controllando: aspetta la risposta."),
    DELETE_EXPIRED("La richiesta è nello stato «Scaduto»: non si può più pagare e non serve eliminarla."),
    PAY_PAID("La richiesta è nello stato «Pagato»: non pagarla di nuovo. La ricevuta è nel dettaglio."),
    PAY_DELETED("La richiesta è nello stato «Eliminato»: per pagare crea una nuova richiesta."),
    PAY_EXPIRED("La richiesta è nello stato «Scaduto»: per pagare crea una nuova richiesta."),
    FIELD_NOT_ASKED("Il campo «%1$s» non va compilato con «%2$s»: lascialo vuoto."),
    FIELD_ORDER("La data di «%1$s» non può essere prima di quella di «%2$s»: correggi una delle due."),
    FIELD_NUMBER_RANGE("Indica un numero intero tra %2$s e %3$s nel campo «%1$s»."),
    FIELD_DATE_RANGE("Indica nel campo «%1$s» una data tra il %2$s e il %3$s."),

    CLOSE_REASON("Scrivi perché chiudi la differenza, con al massimo %1$s caratteri."),
    CLOSE_NOT_OPEN("La differenza non è più aperta: si è risolta o qualcuno l’ha già chiusa."),

    TEXT_CHANGED("%1$s ha cambiato questo testo dopo che l’hai aperto: copia quello che hai scritto e ricarica la pagina."),
    TEXT_TOO_LONG("Il testo può avere in tutto al massimo %1$s caratteri: accorcialo."),
    PUBLISH_DAY("Scegli un giorno da oggi a un anno da oggi."),
    PUBLISH_NOTE("La nota può avere al massimo %1$s caratteri: accorciala."),
    PUBLISH_NOTHING("Non c’è nessuna bozza da pubblicare: salvala prima."),
    PUBLISH_WRONG("La bozza ha ancora errori: correggili prima di pubblicarla.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence(Object... values) {
        return sentence.formatted(values);
    }
}
