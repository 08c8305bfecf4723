package it.portaledgst.workers.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** What each piece of the page is, for people who have it read aloud. Pieces are added in the order they are to be read. */
final class Structure {

    /** A cell that names a column; {@code TH} names a row. */
    static final String COLUMN_HEADER = "TH of a column";

    private PDPage page;
    private String language;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final Deque<PDStructureElement> open = new ArrayDeque<>();
    /** By page, by marked content. */
    private final Map<Integer, PDParentTreeValue> parents = new TreeMap<>();
    private COSArray owners;

    Structure(PDDocumentCatalog catalogue, PDPage page) {
        var document = new PDStructureElement("Document", root);
        root.appendKid(document);
        open.push(document);
        catalogue.setStructureTreeRoot(root);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalogue.setMarkInfo(marks);
        turn(page);
    }

    /** What follows is on this page. */
    void turn(PDPage next) {
        page = next;
        owners = new COSArray();
        page.setStructParents(parents.size());
        parents.put(parents.size(), new PDParentTreeValue(owners));
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    }

    /** @param tag of the language of what follows, null for the document's own */
    void speak(String tag) {
        language = tag;
    }

    void begin(String type) {
        boolean column = type.equals(COLUMN_HEADER);
        var element = new PDStructureElement(column ? "TH" : type, open.peek());
        if (language != null) {
            element.setLanguage(language);
        }
        open.peek().appendKid(element);
        if (column || type.equals("TH")) {
            var header = new PDTableAttributeObject();
            header.setScope(column ? PDTableAttributeObject.SCOPE_COLUMN : PDTableAttributeObject.SCOPE_ROW);
            element.addAttribute(header);
        }
        open.push(element);
    }

    void end() {
        open.pop();
    }

    /** The open element becomes a picture that these words stand for. */
    void describe(String words, PDRectangle place) {
        open.peek().setAlternateDescription(words);
        var layout = new PDLayoutAttributeObject();
        layout.setBBox(place);
        open.peek().addAttribute(layout);
    }

    /** What is drawn under these properties belongs to the open element. */
    PDPropertyList content() {
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, owners.size());
        var owner = open.peek();
        owner.setPage(page);
        owner.appendKid(new PDMarkedContent(COSName.P, properties));
        owners.add(owner);
        return PDPropertyList.create(properties);
    }

    void finish() {
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
    }
}
