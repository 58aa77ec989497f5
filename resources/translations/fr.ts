<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>AccountButton</name>
    <message>
        <source>Account: {0}, {1}</source>
        <translation>Compte&#xa0;: {0}, {1}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Desktop B2B</source>
        <translation>À &amp;propos de Desktop B2B</translation>
    </message>
    <message>
        <source>&amp;Accept orders…</source>
        <translation>&amp;Accepter les commandes…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>&amp;Clear the assignment</source>
        <translation>&amp;Effacer l’attribution</translation>
    </message>
    <message>
        <source>&amp;Commands</source>
        <translation>&amp;Commandes</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copier les lignes</translation>
    </message>
    <message>
        <source>&amp;Dashboard</source>
        <translation>Tableau de &amp;bord</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Edit widget…</source>
        <translation>&amp;Modifier le widget…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filtres</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Import orders, contacts, products…</source>
        <translation>&amp;Importer commandes, contacts, produits…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Raccourcis &amp;clavier</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>Réd&amp;uire</translation>
    </message>
    <message>
        <source>&amp;Narrow navigation</source>
        <translation>&amp;Navigation réduite</translation>
    </message>
    <message>
        <source>&amp;New request</source>
        <translation>&amp;Nouvelle demande</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>Boîte d’en&amp;voi</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Requests to answer</source>
        <translation>&amp;Réponses à donner</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Search or type a command</source>
        <translation>&amp;Chercher ou lancer une commande</translation>
    </message>
    <message>
        <source>&amp;Stock</source>
        <translation>Stoc&amp;k</translation>
    </message>
    <message>
        <source>&amp;Synchronise now</source>
        <translation>&amp;Synchroniser maintenant</translation>
    </message>
    <message>
        <source>&amp;Transaction search</source>
        <translation>&amp;Transactions</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fe&amp;nêtre</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Add &amp;widget…</source>
        <translation>Ajouter un &amp;widget…</translation>
    </message>
    <message>
        <source>Add single &amp;B2B order</source>
        <translation>Ajouter une commande B2&amp;B</translation>
    </message>
    <message>
        <source>Add to &amp;dashboard…</source>
        <translation>Ajouter au tableau de &amp;bord…</translation>
    </message>
    <message>
        <source>All B&amp;2B orders</source>
        <translation>Commandes B&amp;2B</translation>
    </message>
    <message>
        <source>All alerts are &amp;read</source>
        <translation>&amp;Toutes les alertes sont lues</translation>
    </message>
    <message>
        <source>C&amp;ancel request…</source>
        <translation>A&amp;nnuler la demande…</translation>
    </message>
    <message>
        <source>C&amp;olumns…</source>
        <translation>C&amp;olonnes…</translation>
    </message>
    <message>
        <source>Cance&amp;l…</source>
        <translation>A&amp;nnuler…</translation>
    </message>
    <message>
        <source>Cl&amp;ose request</source>
        <translation>C&amp;lore la demande</translation>
    </message>
    <message>
        <source>Company se&amp;ttings</source>
        <translation>&amp;Paramètres de la société</translation>
    </message>
    <message>
        <source>Create or&amp;ders…</source>
        <translation>Créer les comman&amp;des…</translation>
    </message>
    <message>
        <source>De&amp;lete draft</source>
        <translation>&amp;Supprimer le brouillon</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Fill with &amp;lowest price</source>
        <translation>Remplir au prix le p&amp;lus bas</translation>
    </message>
    <message>
        <source>Find the &amp;best assignment…</source>
        <translation>Trouver la &amp;meilleure attribution…</translation>
    </message>
    <message>
        <source>Floor des&amp;k</source>
        <translation>P&amp;oste de l’entrepôt</translation>
    </message>
    <message>
        <source>Give all open partners more &amp;time…</source>
        <translation>Donner plus de &amp;temps à tous les partenaires ouverts…</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>H&amp;istorique</translation>
    </message>
    <message>
        <source>Import B2B orders, products at &amp;centres…</source>
        <translation>Importer commandes B2B, produits aux &amp;centres…</translation>
    </message>
    <message>
        <source>Ma&amp;ximise or restore</source>
        <translation>Ag&amp;randir ou rétablir</translation>
    </message>
    <message>
        <source>Make widget &amp;narrower</source>
        <translation>Rétrécir le wid&amp;get</translation>
    </message>
    <message>
        <source>Make widget &amp;wider</source>
        <translation>É&amp;largir le widget</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Marquer comme &amp;lu</translation>
    </message>
    <message>
        <source>Move widget &amp;down</source>
        <translation>Widget vers le &amp;bas</translation>
    </message>
    <message>
        <source>Move widget &amp;left</source>
        <translation>Widget vers la &amp;gauche</translation>
    </message>
    <message>
        <source>Move widget &amp;right</source>
        <translation>Widget vers la &amp;droite</translation>
    </message>
    <message>
        <source>Move widget &amp;up</source>
        <translation>Widget vers le &amp;haut</translation>
    </message>
    <message>
        <source>My p&amp;artners</source>
        <translation>Mes p&amp;artenaires</translation>
    </message>
    <message>
        <source>My product &amp;lines</source>
        <translation>Mes &amp;lignes de produits</translation>
    </message>
    <message>
        <source>My rul&amp;es</source>
        <translation>Mes règl&amp;es</translation>
    </message>
    <message>
        <source>Ne&amp;xt of the list</source>
        <translation>Élément &amp;suivant de la liste</translation>
    </message>
    <message>
        <source>One row &amp;less</source>
        <translation>Une ligne de &amp;moins</translation>
    </message>
    <message>
        <source>One row &amp;more</source>
        <translation>Une ligne de &amp;plus</translation>
    </message>
    <message>
        <source>Ope&amp;n</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Open part&amp;ner</source>
        <translation>Ouvrir le parte&amp;naire</translation>
    </message>
    <message>
        <source>Orders to s&amp;hip</source>
        <translation>Commandes à e&amp;xpédier</translation>
    </message>
    <message>
        <source>P&amp;icking lists…</source>
        <translation>Bons de &amp;préparation…</translation>
    </message>
    <message>
        <source>Pre&amp;view and Send</source>
        <translation>A&amp;perçu et envoi</translation>
    </message>
    <message>
        <source>Pre&amp;view beside the list</source>
        <translation>Aper&amp;çu à côté de la liste</translation>
    </message>
    <message>
        <source>Pre&amp;vious of the list</source>
        <translation>Élé&amp;ment précédent de la liste</translation>
    </message>
    <message>
        <source>Remove widge&amp;t</source>
        <translation>Reti&amp;rer le widget</translation>
    </message>
    <message>
        <source>Reope&amp;n request</source>
        <translation>Rou&amp;vrir la demande</translation>
    </message>
    <message>
        <source>Reset &amp;counter to zero</source>
        <translation>Remettre le &amp;compteur à zéro</translation>
    </message>
    <message>
        <source>Reset dashboard to defa&amp;ult…</source>
        <translation>Rétablir le tableau de bord d’ori&amp;gine…</translation>
    </message>
    <message>
        <source>S&amp;corecards</source>
        <translation>&amp;Fiches d’évaluation</translation>
    </message>
    <message>
        <source>S&amp;end</source>
        <translation>E&amp;nvoyer</translation>
    </message>
    <message>
        <source>S&amp;witch user…</source>
        <translation>Changer d’&amp;utilisateur…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Saved &amp;views…</source>
        <translation>&amp;Vues enregistrées…</translation>
    </message>
    <message>
        <source>Search i&amp;n the list</source>
        <translation>Chercher da&amp;ns la liste</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Tout &amp;sélectionner</translation>
    </message>
    <message>
        <source>Shi&amp;pped</source>
        <translation>Expé&amp;diées</translation>
    </message>
    <message>
        <source>Show in a new &amp;window</source>
        <translation>Montrer dans une nouvelle &amp;fenêtre</translation>
    </message>
    <message>
        <source>Show the picture as a &amp;table</source>
        <translation>Afficher le graphique en &amp;tableau</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>Se &amp;déconnecter…</translation>
    </message>
    <message>
        <source>Sort and &amp;size this column…</source>
        <translation>&amp;Trier et dimensionner cette colonne…</translation>
    </message>
    <message>
        <source>Sync &amp;issues</source>
        <translation>Problèmes s&amp;ynchro</translation>
    </message>
</context>
<context>
    <name>AddProductDialog</name>
    <message>
        <source>Add a product to a centre</source>
        <translation>Ajouter un produit à un centre</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>Ajouter le produit</translation>
    </message>
    <message>
        <source>Fulfilment centre</source>
        <translation>Centre logistique</translation>
    </message>
    <message>
        <source>Inventory ID</source>
        <translation>ID d’inventaire</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>There is no product with this SKU</source>
        <translation>Aucun produit n’a ce SKU</translation>
    </message>
    <message>
        <source>as the SKU</source>
        <translation>comme le SKU</translation>
    </message>
</context>
<context>
    <name>AddWidget</name>
    <message>
        <source>From a search…</source>
        <translation>À partir d’une recherche…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>“{0}” is on the dashboard</source>
        <translation>«&#xa0;{0}&#xa0;» est sur le tableau de bord</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Shipping address and notes</source>
        <translation>Adresse de livraison et notes</translation>
    </message>
    <message>
        <source>never given to suppliers</source>
        <translation>jamais donné aux fournisseurs</translation>
    </message>
    <message>
        <source>printed on the packing slip</source>
        <translation>imprimée sur le bon de livraison</translation>
    </message>
    <message>
        <source>printed on the picking list</source>
        <translation>imprimée sur le bon de préparation</translation>
    </message>
</context>
<context>
    <name>AdvisedPage</name>
    <message>
        <source>All products are there</source>
        <translation>Tous les produits y sont</translation>
    </message>
    <message>
        <source>Fulfilment centre chosen</source>
        <translation>Centre logistique choisi</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>Aller au champ</translation>
    </message>
    <message>
        <source>Recipient is complete</source>
        <translation>Destinataire complet</translation>
    </message>
    <message>
        <source>Shipping is settled</source>
        <translation>Expédition réglée</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Prendre {0}</translation>
    </message>
    <message>
        <source>{0} agreed, {1}, to edition {2} of the centre&apos;s tables.</source>
        <translation>{0} a accepté, {1}, l’édition {2} des tarifs du centre.</translation>
    </message>
    <message>
        <source>{0} agreed, {1}.</source>
        <translation>{0} a accepté, {1}.</translation>
    </message>
    <message>
        <source>“{0}” is not understood</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas compris</translation>
    </message>
</context>
<context>
    <name>AlertSystem</name>
    <message>
        <source>Open Desktop B2B</source>
        <translation>Ouvrir Desktop B2B</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n nouvelle alerte</numerusform>
            <numerusform>%n nouvelles alertes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread alert(s)</source>
        <translation>
            <numerusform>%n alerte non lue</numerusform>
            <numerusform>%n alertes non lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Desktop B2B goes on running</source>
        <translation>Desktop B2B continue de tourner</translation>
    </message>
    <message>
        <source>Its icon stays by the clock: quit it there. My account says whether it stays.</source>
        <translation>Son icône reste près de l’horloge&#xa0;: quittez-le là. Mon compte dit s’il reste.</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>AmountDialog</name>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
</context>
<context>
    <name>AmountPart</name>
    <message>
        <source>Any</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>“{0}” is no amount.</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un montant.</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>, {0} on back-order</source>
        <translation>, {0} en reliquat</translation>
    </message>
    <message>
        <source>All ready</source>
        <translation>Tout disponible</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <source>Back-order</source>
        <translation>Reliquat</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Least quantities and packs</source>
        <translation>Quantités minimales et lots</translation>
    </message>
    <message>
        <source>Pack of</source>
        <translation>Par lot de</translation>
    </message>
    <message>
        <source>Price {0}</source>
        <translation>Prix {0}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Ready {0} of {1}</source>
        <translation>{0} disponibles sur {1}</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>What you leave empty counts as 0</source>
        <translation>Ce que vous laissez vide compte pour 0</translation>
    </message>
    <message>
        <source>{0} with shipping</source>
        <translation>{0} avec le port</translation>
    </message>
</context>
<context>
    <name>AnswerSide</name>
    <message>
        <source>Decline…</source>
        <translation>Décliner…</translation>
    </message>
    <message>
        <source>Every back-order has a date</source>
        <translation>Chaque reliquat a une date</translation>
    </message>
    <message>
        <source>Every quantity has a price</source>
        <translation>Chaque quantité a un prix</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>Aller au champ</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Marchandise</translation>
    </message>
    <message>
        <source>Item {0}: {1}</source>
        <translation>Article {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>On back-order</source>
        <translation>En reliquat</translation>
    </message>
    <message>
        <source>Ready now</source>
        <translation>Disponible maintenant</translation>
    </message>
    <message>
        <source>Ready to send?</source>
        <translation>Prêt à envoyer&#xa0;?</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Shipping cost is stated</source>
        <translation>Le coût du port est indiqué</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
</context>
<context>
    <name>Arranged</name>
    <message>
        <source>It was moved or resized again since, or reset.</source>
        <translation>Il&#xa0;a&#xa0;été&#xa0;déplacé&#xa0;ou&#xa0;redimensionné&#xa0;depuis,&#xa0;ou&#xa0;le&#xa0;tableau&#xa0;de&#xa0;bord&#xa0;a&#xa0;été&#xa0;réinitialisé.</translation>
    </message>
    <message>
        <source>“{0}” stays as it is</source>
        <translation>«&#xa0;{0}&#xa0;»&#xa0;reste&#xa0;tel&#xa0;quel</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Asked by {0}</source>
        <translation>Demandé par {0}</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>No notes.</source>
        <translation>Aucune note.</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Standing note</source>
        <translation>Note permanente</translation>
    </message>
    <message>
        <source>Their order no.</source>
        <translation>Leur n° de commande</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>sealed until the last deadline</source>
        <translation>scellées jusqu’à la dernière échéance</translation>
    </message>
    <message>
        <source>the retailer</source>
        <translation>le détaillant</translation>
    </message>
</context>
<context>
    <name>AttachmentsCard</name>
    <message>
        <source>Goes out with the answer</source>
        <translation>Part avec la réponse</translation>
    </message>
    <message>
        <source>JPG, PNG or PDF, at most {0} MB each. They go out with the answer.</source>
        <translation>JPG, PNG ou PDF, {0} Mo au plus chacun. Ils partent avec la réponse.</translation>
    </message>
    <message>
        <source>{0}. {1}, {2}</source>
        <translation>{0}. {1}, {2}</translation>
    </message>
</context>
<context>
    <name>B2BCures</name>
    <message>
        <source>Accept {0}</source>
        <translation>Accepter {0}</translation>
    </message>
    <message>
        <source>Change the shipping…</source>
        <translation>Changer de transporteur…</translation>
    </message>
    <message>
        <source>Contact support</source>
        <translation>Contacter le support</translation>
    </message>
    <message>
        <source>Duplicate and change</source>
        <translation>Dupliquer et modifier</translation>
    </message>
    <message>
        <source>Edit the address</source>
        <translation>Modifier l’adresse</translation>
    </message>
    <message>
        <source>Edit the customs data</source>
        <translation>Modifier les données douanières</translation>
    </message>
    <message>
        <source>Go on picking</source>
        <translation>Continuer le prélèvement</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Emballer</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Prélever</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Lever le blocage</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Expédier</translation>
    </message>
    <message>
        <source>Take units off…</source>
        <translation>Retirer des unités…</translation>
    </message>
    <message>
        <source>Upload labels…</source>
        <translation>Envoyer les étiquettes…</translation>
    </message>
    <message>
        <source>Upload…</source>
        <translation>Joindre un document…</translation>
    </message>
</context>
<context>
    <name>B2BFiles</name>
    <message>
        <source>Bill of lading</source>
        <translation>Connaissement</translation>
    </message>
    <message>
        <source>Carton label</source>
        <translation>Étiquette de carton</translation>
    </message>
    <message>
        <source>Commercial invoice</source>
        <translation>Facture commerciale</translation>
    </message>
    <message>
        <source>Evidence of a service</source>
        <translation>Preuve d’un service</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Bon de livraison</translation>
    </message>
    <message>
        <source>Pallet label</source>
        <translation>Étiquette de palette</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Safety data sheet</source>
        <translation>Fiche de données de sécurité</translation>
    </message>
</context>
<context>
    <name>B2BFilesCard</name>
    <message>
        <source>A purchase order or other papers: .jpg, .jpeg, .pdf, .png, at most {0} MB each.</source>
        <translation>Un bon de commande ou d’autres documents&#xa0;: .jpg, .jpeg, .pdf, .png, {0} Mo au plus chacun.</translation>
    </message>
    <message>
        <source>What the file is for</source>
        <translation>À quoi sert le fichier</translation>
    </message>
    <message>
        <source>{0}. {1}. {2}, {3}</source>
        <translation>{0}. {1}. {2}, {3}</translation>
    </message>
</context>
<context>
    <name>B2BOrder</name>
    <message>
        <source>Awaiting shipper</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Cancelling costs {0} now, and the centre must confirm it.</source>
        <translation>L’annulation coûte maintenant {0}, et le centre doit la confirmer.</translation>
    </message>
    <message>
        <source>Cancelling is free until the order is picked.</source>
        <translation>L’annulation est gratuite jusqu’au prélèvement de la commande.</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livrée</translation>
    </message>
    <message>
        <source>Final since the order has its labels: {0}.</source>
        <translation>Définitif depuis l’étiquetage&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Final since the order left the fulfilment centre: {0}.</source>
        <translation>Définitif depuis le départ du centre logistique&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Final since the order was cancelled: {0}.</source>
        <translation>Définitif depuis l’annulation&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Final since the order was packed: {0}.</source>
        <translation>Définitif depuis l’emballage&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Final since the order was picked: {0}.</source>
        <translation>Définitif depuis le prélèvement&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballée</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevée</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>En traitement</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédiée</translation>
    </message>
    <message>
        <source>The change costs {0}. What was ordered stays on record.</source>
        <translation>La modification coûte {0}. Ce qui a été commandé reste noté.</translation>
    </message>
    <message>
        <source>The change is free. What was ordered stays on record.</source>
        <translation>La modification est gratuite. Ce qui a été commandé reste noté.</translation>
    </message>
    <message>
        <source>The clock stands while the order waits.</source>
        <translation>Le délai est suspendu tant que la commande attend.</translation>
    </message>
    <message>
        <source>The clock starts once the reserve date is met and the order is Processing.</source>
        <translation>Le délai court dès que la date de réservation est atteinte et que la commande est en traitement.</translation>
    </message>
    <message>
        <source>attachments</source>
        <translation>pièces jointes</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>avant {0}</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>retrait</translation>
    </message>
    <message>
        <source>customs data</source>
        <translation>données douanières</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>assurance</translation>
    </message>
    <message>
        <source>items</source>
        <translation>articles</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <source>note to customer</source>
        <translation>note au client</translation>
    </message>
    <message>
        <source>packing instructions</source>
        <translation>consignes d’emballage</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>devis</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>destinataire</translation>
    </message>
    <message>
        <source>services</source>
        <translation>services</translation>
    </message>
    <message>
        <source>shipping</source>
        <translation>expédition</translation>
    </message>
    <message>
        <source>{0} cancelled</source>
        <translation>{0} annulés</translation>
    </message>
    <message>
        <source>{0} open</source>
        <translation>{0} en attente</translation>
    </message>
    <message>
        <source>{0} shipped</source>
        <translation>{0} expédiés</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>B2BOrderScreen</name>
    <message>
        <source>Call {0}: {1}</source>
        <translation>Appelez {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Contact support</source>
        <translation>Contacter le support</translation>
    </message>
    <message>
        <source>Copied for support: {0}</source>
        <translation>Copié pour le support&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Duplicated {0}</source>
        <translation>{0} dupliquée</translation>
    </message>
    <message>
        <source>It may not be on this computer yet.</source>
        <translation>Elle n’est peut-être pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <source>It stands on the partner&apos;s card.</source>
        <translation>Elle figure sur la fiche du partenaire.</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>No e-mail address of {0} is known</source>
        <translation>Aucune adresse e-mail de {0} n’est connue</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Pas encore envoyée</translation>
    </message>
    <message>
        <source>Order no. {0}</source>
        <translation>Commande n° {0}</translation>
    </message>
    <message>
        <source>Order {0}, {1}</source>
        <translation>Commande {0}, {1}</translation>
    </message>
    <message>
        <source>Print the papers of {0}</source>
        <translation>Imprimer les documents de {0}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>This is the copy, a new draft.</source>
        <translation>Voici la copie, un nouveau brouillon.</translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation>Cette commande n’est pas ici</translation>
    </message>
</context>
<context>
    <name>B2BSide</name>
    <message>
        <source>Amazon shipment</source>
        <translation>Expédition Amazon</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Personne qui retire</translation>
    </message>
    <message>
        <source>Copy what to say</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Don</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Fees so far</source>
        <translation>Frais à ce jour</translation>
    </message>
    <message>
        <source>Final since the order was created</source>
        <translation>Définitif depuis la création de la commande</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>Fret</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>High-volume B2C</source>
        <translation>B2C en grande quantité</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Manual B2B</source>
        <translation>B2B manuelle</translation>
    </message>
    <message>
        <source>Mark for store</source>
        <translation>Magasin destinataire</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Number, fulfilment centre and reserve date are final.</source>
        <translation>Le numéro, le centre logistique et la date de réservation sont définitifs.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Packing instructions</source>
        <translation>Consignes d’emballage</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Personal pick-up</source>
        <translation>Retrait sur place</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Reserve date</source>
        <translation>Date de réservation</translation>
    </message>
    <message>
        <source>Retail distribution (EDI)</source>
        <translation>Distribution (EDI)</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Shipment no.</source>
        <translation>N° d’expédition</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Turnaround</source>
        <translation>Délai de traitement</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Why this centre</source>
        <translation>Pourquoi ce centre</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>Écrire un e-mail</translation>
    </message>
    <message>
        <source>provider buys</source>
        <translation>achetée par le prestataire</translation>
    </message>
    <message>
        <source>self-arranged</source>
        <translation>organisée par vos soins</translation>
    </message>
    <message>
        <source>the retailer&apos;s labels</source>
        <translation>étiquettes du détaillant</translation>
    </message>
    <message>
        <source>your own labels</source>
        <translation>vos propres étiquettes</translation>
    </message>
    <message>
        <source>{0}, about order {1}</source>
        <translation>{0}, au sujet de la commande {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}. Signature on delivery is required.</source>
        <translation>{0}. Signature exigée à la livraison.</translation>
    </message>
    <message>
        <source>{0}. {1} – {2}</source>
        <translation>{0}. {1} – {2}</translation>
    </message>
</context>
<context>
    <name>B2BWords</name>
    <message>
        <source>Go to the field</source>
        <translation>Aller au champ</translation>
    </message>
    <message>
        <source>Not held by the centre</source>
        <translation>Absent de ce centre</translation>
    </message>
    <message>
        <source>Only {0} free</source>
        <translation>Seulement {0} disponibles</translation>
    </message>
    <message>
        <source>Order before {0} ({1} left): {2}</source>
        <translation>Commandez avant {0} (il reste {1})&#xa0;: {2}</translation>
    </message>
    <message>
        <source>done by {0}</source>
        <translation>prête le {0}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}: at least {1}</source>
        <translation>{0}&#xa0;: au moins {1}</translation>
    </message>
    <message>
        <source>{0}: at most {1}</source>
        <translation>{0}&#xa0;: au plus {1}</translation>
    </message>
    <message>
        <source>{0}: below {1}</source>
        <translation>{0}&#xa0;: moins de {1}</translation>
    </message>
    <message>
        <source>{0}: more than {1}</source>
        <translation>{0}&#xa0;: plus de {1}</translation>
    </message>
</context>
<context>
    <name>BatchJob</name>
    <message numerus="yes">
        <source>%n could not be made.</source>
        <translation>
            <numerusform>%n n’a pas pu être fait.</numerusform>
            <numerusform>%n n’ont pas pu être faits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document est parti à l’imprimante.</numerusform>
            <numerusform>%n documents sont partis à l’imprimante.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Printing was cancelled</source>
        <translation>L’impression a été annulée</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>L’imprimante ne répond pas</translation>
    </message>
    <message>
        <source>The printer stopped within a document</source>
        <translation>L’imprimante s’est arrêtée au milieu d’un document</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0} of {1} are printed, the last one was {2}; the rest waits here.</source>
        <translation>{0} sur {1} sont imprimés, le dernier&#xa0;: {2}&#xa0;; le reste attend ici.</translation>
    </message>
    <message>
        <source>{0} of {1} are printed; the rest waits here.</source>
        <translation>{0} sur {1} sont imprimés&#xa0;; le reste attend ici.</translation>
    </message>
</context>
<context>
    <name>BinsScreen</name>
    <message>
        <source>Add a bin</source>
        <translation>Ajouter un emplacement</translation>
    </message>
    <message>
        <source>Ask your account manager to receive and count stock</source>
        <translation>Demandez à votre gestionnaire de compte de réceptionner et compter le stock</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Lots in it</source>
        <translation>Lots contenus</translation>
    </message>
    <message>
        <source>Turn on the way</source>
        <translation>Rang sur le parcours</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>Buffering</name>
    <message>
        <source>Kept on this computer {0}</source>
        <translation>Gardé ici à {0}</translation>
    </message>
    <message>
        <source>Typing…</source>
        <translation>Saisie…</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>%n as before</source>
        <translation>
            <numerusform>%n inchangé</numerusform>
            <numerusform>%n inchangés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n repris</numerusform>
            <numerusform>%n repris</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a row first</source>
        <translation>Choisissez d’abord une ligne</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>It can be done to {0} of {1}. Nothing has happened yet.</source>
        <translation>C’est possible pour {0} sur {1}. Rien n’est encore fait.</translation>
    </message>
    <message>
        <source>It is with the others already.</source>
        <translation>C’est déjà chez les autres.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas fait</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Rien n’est encore fait.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste tel quel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>There is no row that this can be done to</source>
        <translation>Ce n’est possible pour aucune ligne</translation>
    </message>
    <message>
        <source>This can be done to none of them.</source>
        <translation>Ce n’est possible pour aucun d’eux.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’action</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Will be done</source>
        <translation>Sera fait</translation>
    </message>
    <message>
        <source>{0} of {1}…</source>
        <translation>{0} sur {1}…</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Ask your account manager to change this</source>
        <translation>Demandez à votre responsable de compte de le modifier</translation>
    </message>
    <message>
        <source>Closing days</source>
        <translation>Jours de fermeture</translation>
    </message>
    <message>
        <source>Days with other hours</source>
        <translation>Jours à horaires différents</translation>
    </message>
    <message>
        <source>Mon to Fri, 9 to 17</source>
        <translation>Du lundi au vendredi, 9 h à 17 h</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Public holidays of</source>
        <translation>Jours fériés de</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Times to answer and to ship are counted in these hours, in your time zone.</source>
        <translation>Les délais de réponse et d’expédition sont comptés dans ces heures, dans votre fuseau horaire.</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Temps de travail</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>nobody works then</source>
        <translation>personne ne travaille alors</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>un par ligne</translation>
    </message>
</context>
<context>
    <name>CardFooter</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non lue</numerusform>
            <numerusform>%n non lues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardFrame</name>
    <message>
        <source>Options of {0}</source>
        <translation>Options de {0}</translation>
    </message>
</context>
<context>
    <name>CentreAccounts</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>No retailer is connected yet.</source>
        <translation>Aucun détaillant n’est encore relié.</translation>
    </message>
    <message>
        <source>Retailer</source>
        <translation>Détaillant</translation>
    </message>
    <message>
        <source>The tier of a retailer decides which rows of the turnaround count for its orders; open orders are counted anew. A new tier is first published in a row of the turnaround, then chosen here.</source>
        <translation>Le niveau d’un détaillant décide quelles lignes des délais valent pour ses commandes&#xa0;; les commandes en cours sont recomptées. Un nouveau niveau est d’abord publié dans une ligne des délais, puis choisi ici.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Tier of {0}</source>
        <translation>Niveau de {0}</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habituel</translation>
    </message>
</context>
<context>
    <name>CentreTables</name>
    <message>
        <source>Abroad</source>
        <translation>Étranger</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Amazon FBA</source>
        <translation>Amazon FBA</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>S’applique à</translation>
    </message>
    <message>
        <source>Approval of dangerous goods</source>
        <translation>Accord pour marchandises dangereuses</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Base cost</source>
        <translation>Coût de base</translation>
    </message>
    <message>
        <source>Blocks or warns</source>
        <translation>Bloque ou avertit</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Cartons</translation>
    </message>
    <message>
        <source>Business days</source>
        <translation>Jours ouvrés</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Carrier and service</source>
        <translation>Transporteur et service</translation>
    </message>
    <message>
        <source>Carriers</source>
        <translation>Transporteurs</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Complexité</translation>
    </message>
    <message>
        <source>Cost per kg</source>
        <translation>Coût par kg</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Customs no. begins with</source>
        <translation>N° douanier commençant par</translation>
    </message>
    <message>
        <source>Customs tariff number</source>
        <translation>Numéro du tarif douanier</translation>
    </message>
    <message>
        <source>Dangerous goods</source>
        <translation>Marchandises dangereuses</translation>
    </message>
    <message>
        <source>Description on the bill</source>
        <translation>Désignation sur le connaissement</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>Field to go to</source>
        <translation>Champ à corriger</translation>
    </message>
    <message>
        <source>Freight classes</source>
        <translation>Classes de fret</translation>
    </message>
    <message>
        <source>From pallets</source>
        <translation>À partir de palettes</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Hazard class</source>
        <translation>Classe de danger</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Assurance</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Type de commande</translation>
    </message>
    <message>
        <source>Measured in</source>
        <translation>Mesuré en</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Most weight</source>
        <translation>Poids maximal</translation>
    </message>
    <message>
        <source>NMFC</source>
        <translation>NMFC</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the carrier</source>
        <translation>Nom du transporteur</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Pallets</source>
        <translation>Palettes</translation>
    </message>
    <message>
        <source>Parcel or freight</source>
        <translation>Colis ou fret</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Postal code from</source>
        <translation>Code postal de</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>SCAC</source>
        <translation>SCAC</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Tier of the account</source>
        <translation>Niveau du compte</translation>
    </message>
    <message>
        <source>Turnaround</source>
        <translation>Délais</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>Numéro ONU</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value of a unit</source>
        <translation>Valeur d’une unité</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Objet de la règle</translation>
    </message>
    <message>
        <source>Who arranges the shipping</source>
        <translation>Qui organise l’expédition</translation>
    </message>
    <message>
        <source>Who may override</source>
        <translation>Qui peut passer outre</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>all orders</source>
        <translation>toutes les commandes</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>bloque</translation>
    </message>
    <message>
        <source>box</source>
        <translation>carton</translation>
    </message>
    <message>
        <source>cancellation</source>
        <translation>annulation</translation>
    </message>
    <message>
        <source>case</source>
        <translation>caisse</translation>
    </message>
    <message>
        <source>case picked</source>
        <translation>caisse prélevée</translation>
    </message>
    <message>
        <source>change</source>
        <translation>modification</translation>
    </message>
    <message>
        <source>collect</source>
        <translation>port dû</translation>
    </message>
    <message>
        <source>compliance</source>
        <translation>conformité</translation>
    </message>
    <message>
        <source>count</source>
        <translation>comptage</translation>
    </message>
    <message>
        <source>dangerous goods</source>
        <translation>marchandises dangereuses</translation>
    </message>
    <message>
        <source>destination</source>
        <translation>destination</translation>
    </message>
    <message>
        <source>donation</source>
        <translation>don</translation>
    </message>
    <message>
        <source>fragile goods</source>
        <translation>marchandises fragiles</translation>
    </message>
    <message>
        <source>freight</source>
        <translation>fret</translation>
    </message>
    <message>
        <source>goods kept by lot</source>
        <translation>marchandises suivies par lot</translation>
    </message>
    <message>
        <source>high volume</source>
        <translation>gros volume</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>label</source>
        <translation>étiquette</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>manuelle</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>order</source>
        <translation>commande</translation>
    </message>
    <message>
        <source>orders abroad</source>
        <translation>commandes vers l’étranger</translation>
    </message>
    <message>
        <source>orders that pass customs</source>
        <translation>commandes qui passent la douane</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>origine</translation>
    </message>
    <message>
        <source>pallet</source>
        <translation>palette</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>colis</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>pick-up</source>
        <translation>retrait</translation>
    </message>
    <message>
        <source>pick-up that nobody came for</source>
        <translation>retrait que personne n’est venu chercher</translation>
    </message>
    <message>
        <source>prepaid</source>
        <translation>port payé</translation>
    </message>
    <message>
        <source>requests that are declined</source>
        <translation>demandes refusées</translation>
    </message>
    <message>
        <source>retail distribution</source>
        <translation>distribution de détail</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>self-arranged freight</source>
        <translation>fret organisé par le détaillant</translation>
    </message>
    <message>
        <source>shipping that the centre buys</source>
        <translation>expédition achetée par le centre</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>le centre</translation>
    </message>
    <message>
        <source>the retailer&apos;s account manager</source>
        <translation>le responsable de compte du détaillant</translation>
    </message>
    <message>
        <source>the retailer&apos;s own labels</source>
        <translation>étiquettes du détaillant</translation>
    </message>
    <message>
        <source>third party</source>
        <translation>tiers payeur</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>unit level</source>
        <translation>à l’unité</translation>
    </message>
    <message>
        <source>unit picked</source>
        <translation>unité prélevée</translation>
    </message>
    <message>
        <source>unit put back</source>
        <translation>unité remise en rayon</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>avertit</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Amazon FBA shipment ID</source>
        <translation>N° d’expédition Amazon FBA</translation>
    </message>
    <message>
        <source>Carrier and service</source>
        <translation>Transporteur et service</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Modifier {0}</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Personne qui retire</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>It is changed with the customs data</source>
        <translation>Se modifie avec les données douanières</translation>
    </message>
    <message>
        <source>Mark for store</source>
        <translation>Pour le magasin</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Special instructions for packing and assembly</source>
        <translation>Consignes particulières d’emballage et d’assemblage</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>you consent to it and its fees</source>
        <translation>vous y consentez, frais compris</translation>
    </message>
</context>
<context>
    <name>ChartBody</name>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Nothing at the moment</source>
        <translation>Rien pour le moment</translation>
    </message>
</context>
<context>
    <name>ChartTable</name>
    <message>
        <source>Bar</source>
        <translation>Barre</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>The picture as a table</source>
        <translation>Le graphique en tableau</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Answers on time by partner</source>
        <translation>Réponses à temps par partenaire</translation>
    </message>
    <message>
        <source>No product line</source>
        <translation>Sans ligne de produits</translation>
    </message>
    <message>
        <source>On time, of all answers</source>
        <translation>À temps, sur toutes les réponses</translation>
    </message>
    <message>
        <source>Ordered in all</source>
        <translation>Commandé au total</translation>
    </message>
    <message>
        <source>Orders over time</source>
        <translation>Commandes au fil du temps</translation>
    </message>
    <message>
        <source>Spend by product line</source>
        <translation>Dépenses par ligne de produits</translation>
    </message>
    <message>
        <source>Week {0}</source>
        <translation>Semaine {0}</translation>
    </message>
    <message>
        <source>wk {0}</source>
        <translation>sem. {0}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0} thousand</source>
        <translation>milliers {0}</translation>
    </message>
    <message>
        <source>{0} until now</source>
        <translation>{0} jusqu’à présent</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1}, %n document(s)</source>
        <translation>
            <numerusform>{0}&#xa0;: {1},&#xa0;%n document</numerusform>
            <numerusform>{0}&#xa0;: {1},&#xa0;%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Add filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Close the request?</source>
        <translation>Clore la demande&#xa0;?</translation>
    </message>
    <message>
        <source>Everything is ordered. Yes closes the request; No keeps it open for changes.</source>
        <translation>Tout est commandé. Oui clôt la demande&#xa0;; Non la garde ouverte pour des changements.</translation>
    </message>
    <message>
        <source>No, send and keep open</source>
        <translation>Non, envoyer et garder ouverte</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>Ne rien envoyer</translation>
    </message>
    <message>
        <source>Yes, send and close</source>
        <translation>Oui, envoyer et clore</translation>
    </message>
    <message>
        <source>{0} are not ordered yet. Yes closes the request; No keeps it open as partially ordered, so that you can order the rest later.</source>
        <translation>{0} ne sont pas encore commandés. Oui clôt la demande&#xa0;; Non la garde ouverte, partiellement commandée, pour commander le reste plus tard.</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>Invitation code</source>
        <translation>Code d’invitation</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>from the letter</source>
        <translation>dans la lettre</translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message numerus="yes">
        <source>%n column(s) of a newer version are kept, not shown: {0}</source>
        <translation>
            <numerusform>%n colonne d’une version plus récente est conservée, sans être affichée&#xa0;: {0}</numerusform>
            <numerusform>%n colonnes d’une version plus récente sont conservées, sans être affichées&#xa0;: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic width</source>
        <translation>Largeur automatique</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Chercher une colonne</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Plus étroite</translation>
    </message>
    <message>
        <source>Place {0}</source>
        <translation>Place {0}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>Afficher ces colonnes</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichée</translation>
    </message>
    <message>
        <source>The first column stays in view</source>
        <translation>La première colonne reste visible</translation>
    </message>
    <message>
        <source>There is no room at the moment for: {0}.</source>
        <translation>Pas de place pour le moment pour&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>This column is always shown</source>
        <translation>Cette colonne est toujours affichée</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Plus large</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masquée</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affichée</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Currency of the prices</source>
        <translation>Devise des prix</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>Absente</translation>
    </message>
    <message>
        <source>Nothing is taken from: {0}</source>
        <translation>Rien n’est pris de&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message>
        <source>Accept a proposal</source>
        <translation>Accepter une proposition</translation>
    </message>
    <message>
        <source>Accept the order {0}</source>
        <translation>Accepter la commande {0}</translation>
    </message>
    <message>
        <source>Accept the quote for {0}</source>
        <translation>Accepter le devis pour {0}</translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <translation>Corriger le stock</translation>
    </message>
    <message>
        <source>Answer the request {0}</source>
        <translation>Répondre à la demande {0}</translation>
    </message>
    <message>
        <source>Approve dangerous goods</source>
        <translation>Approuver des marchandises dangereuses</translation>
    </message>
    <message>
        <source>Arrange the shipping of {0} yourself</source>
        <translation>Organiser soi-même l’expédition de {0}</translation>
    </message>
    <message>
        <source>Assign quantities of {0}</source>
        <translation>Attribuer les quantités de {0}</translation>
    </message>
    <message>
        <source>Assign {0} by the rules</source>
        <translation>Attribuer {0} selon les règles</translation>
    </message>
    <message>
        <source>Attach a file to the answer to {0}</source>
        <translation>Joindre un fichier à la réponse à {0}</translation>
    </message>
    <message>
        <source>Attach a file to {0}</source>
        <translation>Joindre un fichier à {0}</translation>
    </message>
    <message>
        <source>Build a pallet for {0}</source>
        <translation>Monter une palette pour {0}</translation>
    </message>
    <message>
        <source>Builds on a change by {0}, which goes first.</source>
        <translation>S’appuie sur une modification de {0}, qui part d’abord.</translation>
    </message>
    <message>
        <source>Cancel the B2B order {0}</source>
        <translation>Annuler la commande B2B {0}</translation>
    </message>
    <message>
        <source>Cancel the order {0}</source>
        <translation>Annuler la commande {0}</translation>
    </message>
    <message>
        <source>Cancel the request {0}</source>
        <translation>Annuler la demande {0}</translation>
    </message>
    <message>
        <source>Cancel the rest of the order {0}</source>
        <translation>Annuler le reste de la commande {0}</translation>
    </message>
    <message>
        <source>Change a deadline of {0}</source>
        <translation>Modifier un délai de {0}</translation>
    </message>
    <message>
        <source>Change the B2B order {0}</source>
        <translation>Modifier la commande B2B {0}</translation>
    </message>
    <message>
        <source>Change the company&apos;s data</source>
        <translation>Modifier les données de la société</translation>
    </message>
    <message>
        <source>Change the company&apos;s logo</source>
        <translation>Modifier le logo de la société</translation>
    </message>
    <message>
        <source>Change the working hours</source>
        <translation>Modifier les heures de travail</translation>
    </message>
    <message>
        <source>Close a sync issue</source>
        <translation>Clore un problème de synchronisation</translation>
    </message>
    <message>
        <source>Close a wave</source>
        <translation>Clore une vague</translation>
    </message>
    <message>
        <source>Close the request {0}</source>
        <translation>Clore la demande {0}</translation>
    </message>
    <message>
        <source>Confirm the cancellation of {0}</source>
        <translation>Confirmer l’annulation de {0}</translation>
    </message>
    <message>
        <source>Confirm the shipment {0}</source>
        <translation>Confirmer l’expédition {0}</translation>
    </message>
    <message>
        <source>Connect a partner</source>
        <translation>Connecter un partenaire</translation>
    </message>
    <message>
        <source>Count stock</source>
        <translation>Compter le stock</translation>
    </message>
    <message>
        <source>Create the B2B order {0}</source>
        <translation>Créer la commande B2B {0}</translation>
    </message>
    <message>
        <source>Decide about a rule for {0}</source>
        <translation>Décider d’une règle pour {0}</translation>
    </message>
    <message>
        <source>Decline an invitation</source>
        <translation>Décliner une invitation</translation>
    </message>
    <message>
        <source>Decline the order {0}</source>
        <translation>Refuser la commande {0}</translation>
    </message>
    <message>
        <source>Decline the request {0}</source>
        <translation>Décliner la demande {0}</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>Supprimer une vue</translation>
    </message>
    <message>
        <source>Delete the draft {0}</source>
        <translation>Supprimer le brouillon {0}</translation>
    </message>
    <message>
        <source>Discard rules</source>
        <translation>Abandonner des règles</translation>
    </message>
    <message>
        <source>Discard the shipment {0}</source>
        <translation>Abandonner l’expédition {0}</translation>
    </message>
    <message>
        <source>Duplicate the B2B order {0}</source>
        <translation>Dupliquer la commande B2B {0}</translation>
    </message>
    <message>
        <source>Duplicate the request {0}</source>
        <translation>Dupliquer la demande {0}</translation>
    </message>
    <message>
        <source>End the hold of the B2B order {0}</source>
        <translation>Lever l’attente de la commande B2B {0}</translation>
    </message>
    <message>
        <source>End the suspension of a partner</source>
        <translation>Mettre fin à la suspension d’un partenaire</translation>
    </message>
    <message>
        <source>Goes when {0} signs in on this computer again.</source>
        <translation>Partira quand {0} se connectera à nouveau sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Hold stock</source>
        <translation>Bloquer du stock</translation>
    </message>
    <message>
        <source>Import contacts from a file</source>
        <translation>Importer des contacts d’un fichier</translation>
    </message>
    <message>
        <source>Import drafts from a file</source>
        <translation>Importer des brouillons d’un fichier</translation>
    </message>
    <message>
        <source>Import product lines</source>
        <translation>Importer des lignes de produits</translation>
    </message>
    <message>
        <source>Import products from a file</source>
        <translation>Importer des produits d’un fichier</translation>
    </message>
    <message>
        <source>Insure the B2B order {0}</source>
        <translation>Assurer la commande B2B {0}</translation>
    </message>
    <message>
        <source>Invite a partner</source>
        <translation>Inviter un partenaire</translation>
    </message>
    <message>
        <source>Judge open orders by the new tables</source>
        <translation>Réexaminer les commandes ouvertes selon les nouvelles tables</translation>
    </message>
    <message>
        <source>Judge the deadlines of {0}</source>
        <translation>Juger les délais de {0}</translation>
    </message>
    <message>
        <source>Label the shipment {0}</source>
        <translation>Étiqueter l’expédition {0}</translation>
    </message>
    <message>
        <source>Let a late answer to {0} count</source>
        <translation>Admettre une réponse tardive à {0}</translation>
    </message>
    <message>
        <source>Mark alerts as read</source>
        <translation>Marquer les alertes comme lues</translation>
    </message>
    <message>
        <source>Mark alerts as unread again</source>
        <translation>Marquer de nouveau des alertes comme non lues</translation>
    </message>
    <message>
        <source>Mark all alerts as read</source>
        <translation>Marquer toutes les alertes comme lues</translation>
    </message>
    <message>
        <source>Mark {0} as read</source>
        <translation>Marquer {0} comme lu</translation>
    </message>
    <message>
        <source>Merge product lines</source>
        <translation>Fusionner des lignes de produits</translation>
    </message>
    <message>
        <source>Move a widget of the dashboard</source>
        <translation>Déplacer un widget du tableau de bord</translation>
    </message>
    <message>
        <source>Move stock to another bin</source>
        <translation>Déplacer du stock vers un autre emplacement</translation>
    </message>
    <message>
        <source>Note what the carrier says of {0}</source>
        <translation>Noter ce que dit le transporteur de {0}</translation>
    </message>
    <message>
        <source>Note what was printed of {0}</source>
        <translation>Noter ce qui a été imprimé de {0}</translation>
    </message>
    <message>
        <source>Open a wave</source>
        <translation>Ouvrir une vague</translation>
    </message>
    <message>
        <source>Order what is assigned in {0}</source>
        <translation>Commander ce qui est attribué dans {0}</translation>
    </message>
    <message>
        <source>Pack a box</source>
        <translation>Emballer un carton</translation>
    </message>
    <message>
        <source>Pick for {0}</source>
        <translation>Prélever pour {0}</translation>
    </message>
    <message>
        <source>Propose a change to {0}</source>
        <translation>Proposer un changement à {0}</translation>
    </message>
    <message>
        <source>Publish the centre&apos;s tables</source>
        <translation>Publier les tables du centre</translation>
    </message>
    <message>
        <source>Put a widget back on the dashboard</source>
        <translation>Remettre un widget sur le tableau de bord</translation>
    </message>
    <message>
        <source>Put picked units of {0} back</source>
        <translation>Remettre en place des unités prélevées pour {0}</translation>
    </message>
    <message>
        <source>Put rules in force</source>
        <translation>Mettre des règles en vigueur</translation>
    </message>
    <message>
        <source>Put the B2B order {0} on hold</source>
        <translation>Mettre la commande B2B {0} en attente</translation>
    </message>
    <message>
        <source>Put views in order</source>
        <translation>Ranger les vues</translation>
    </message>
    <message>
        <source>Quote the shipping of {0}</source>
        <translation>Chiffrer l’expédition de {0}</translation>
    </message>
    <message>
        <source>Receive goods</source>
        <translation>Réceptionner des marchandises</translation>
    </message>
    <message>
        <source>Record a service of {0}</source>
        <translation>Consigner un service de {0}</translation>
    </message>
    <message>
        <source>Refuse to cancel {0}</source>
        <translation>Refuser d’annuler {0}</translation>
    </message>
    <message>
        <source>Reject a proposal</source>
        <translation>Rejeter une proposition</translation>
    </message>
    <message>
        <source>Release held stock</source>
        <translation>Libérer du stock bloqué</translation>
    </message>
    <message>
        <source>Remember the columns of a list</source>
        <translation>Retenir les colonnes d’une liste</translation>
    </message>
    <message>
        <source>Remove a widget from the dashboard</source>
        <translation>Retirer un widget du tableau de bord</translation>
    </message>
    <message>
        <source>Reopen the request {0}</source>
        <translation>Rouvrir la demande {0}</translation>
    </message>
    <message>
        <source>Reserve the stock of {0}</source>
        <translation>Réserver le stock de {0}</translation>
    </message>
    <message>
        <source>Reset the dashboard to default</source>
        <translation>Rétablir le tableau de bord d’origine</translation>
    </message>
    <message>
        <source>Restore a view</source>
        <translation>Restaurer une vue</translation>
    </message>
    <message>
        <source>Restore the dashboard</source>
        <translation>Restaurer le tableau de bord</translation>
    </message>
    <message>
        <source>Restore the draft {0}</source>
        <translation>Restaurer le brouillon {0}</translation>
    </message>
    <message>
        <source>Save a bin</source>
        <translation>Enregistrer un emplacement</translation>
    </message>
    <message>
        <source>Save a partner</source>
        <translation>Enregistrer un partenaire</translation>
    </message>
    <message>
        <source>Save a product</source>
        <translation>Enregistrer un produit</translation>
    </message>
    <message>
        <source>Save a product at a centre</source>
        <translation>Enregistrer un produit dans un centre</translation>
    </message>
    <message>
        <source>Save a product line</source>
        <translation>Enregistrer une gamme de produits</translation>
    </message>
    <message>
        <source>Save a view</source>
        <translation>Enregistrer une vue</translation>
    </message>
    <message>
        <source>Save a widget of the dashboard</source>
        <translation>Enregistrer un widget du tableau de bord</translation>
    </message>
    <message>
        <source>Save an address</source>
        <translation>Enregistrer une adresse</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Enregistrer des règles</translation>
    </message>
    <message>
        <source>Save the answer to {0}</source>
        <translation>Enregistrer la réponse à {0}</translation>
    </message>
    <message>
        <source>Save the draft {0}</source>
        <translation>Enregistrer le brouillon {0}</translation>
    </message>
    <message>
        <source>Save the shipment {0}</source>
        <translation>Enregistrer l’expédition {0}</translation>
    </message>
    <message>
        <source>Send a message about {0}</source>
        <translation>Envoyer un message à propos de {0}</translation>
    </message>
    <message>
        <source>Send the request {0}</source>
        <translation>Envoyer la demande {0}</translation>
    </message>
    <message>
        <source>Set the tier of an account</source>
        <translation>Fixer le niveau d’un compte</translation>
    </message>
    <message>
        <source>Share a view again</source>
        <translation>Partager de nouveau une vue</translation>
    </message>
    <message>
        <source>Share a view with colleagues</source>
        <translation>Partager une vue avec des collègues</translation>
    </message>
    <message>
        <source>Ship {0}</source>
        <translation>Expédier {0}</translation>
    </message>
    <message>
        <source>Stop sharing a view</source>
        <translation>Ne plus partager une vue</translation>
    </message>
    <message>
        <source>Suspend a partner</source>
        <translation>Suspendre un partenaire</translation>
    </message>
    <message>
        <source>Take a file away</source>
        <translation>Retirer un fichier</translation>
    </message>
    <message>
        <source>Take an attachment away</source>
        <translation>Retirer une pièce jointe</translation>
    </message>
    <message>
        <source>Take an invitation back</source>
        <translation>Reprendre une invitation</translation>
    </message>
    <message>
        <source>Take the closing of {0} back</source>
        <translation>Annuler la clôture de {0}</translation>
    </message>
    <message>
        <source>Take the record of a service back</source>
        <translation>Reprendre la saisie d’un service</translation>
    </message>
    <message>
        <source>Take the shipment {0} back</source>
        <translation>Reprendre l’expédition {0}</translation>
    </message>
    <message>
        <source>Unpack a box of {0}</source>
        <translation>Déballer un carton de {0}</translation>
    </message>
    <message>
        <source>Weigh and measure a box of {0}</source>
        <translation>Peser et mesurer un carton de {0}</translation>
    </message>
    <message>
        <source>Will be sent. The centre sees it once the server has it.</source>
        <translation>Sera envoyé. Le centre le voit dès que le serveur l’a.</translation>
    </message>
    <message>
        <source>Will be sent. The partners see it once the server has it.</source>
        <translation>Sera envoyée. Les partenaires la voient dès que le serveur l’a reçue.</translation>
    </message>
    <message>
        <source>Will be sent. The partners see their orders once the server has them.</source>
        <translation>Sera envoyé. Les partenaires voient leurs commandes dès que le serveur les a reçues.</translation>
    </message>
    <message>
        <source>Will be sent. The retailer sees it once the server has it.</source>
        <translation>Sera envoyée. Le détaillant la voit dès que le serveur l’a reçue.</translation>
    </message>
    <message>
        <source>Will be sent. What counts is when the server receives it.</source>
        <translation>Sera envoyée. Ce qui compte est le moment où le serveur la reçoit.</translation>
    </message>
    <message>
        <source>Withdraw a proposal</source>
        <translation>Retirer une proposition</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>un autre utilisateur</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Both changed it. Mine is kept</source>
        <translation>Modifié des deux côtés. La mienne est gardée</translation>
    </message>
    <message>
        <source>Both changed it. Theirs is kept</source>
        <translation>Modifié des deux côtés. La leur est gardée</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>La mienne</translation>
    </message>
    <message>
        <source>Only they changed it</source>
        <translation>Eux seuls l’ont modifié</translation>
    </message>
    <message>
        <source>Only you changed it</source>
        <translation>Vous seul l’avez modifié</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>La leur</translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation>Ce qui sera enregistré</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>la mienne</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>la leur</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>How it is compared</source>
        <translation>Comment on compare</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Retirer cette condition</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>What is asked about</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>several, parted by semicolons</source>
        <translation>plusieurs, séparées par des points-virgules</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>An invitation by mail lets the partner connect; then you can send requests.</source>
        <translation>Une invitation par e-mail permet au partenaire de se connecter&#xa0;; vous pourrez alors envoyer des demandes.</translation>
    </message>
    <message>
        <source>Ask your account manager to change partners</source>
        <translation>Demandez à votre responsable de compte de modifier les partenaires</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>End the suspension</source>
        <translation>Mettre fin à la suspension</translation>
    </message>
    <message>
        <source>Enter a name and an e-mail address first</source>
        <translation>Saisissez d’abord un nom et une adresse e-mail</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Inviter</translation>
    </message>
    <message>
        <source>Invite again</source>
        <translation>Inviter de nouveau</translation>
    </message>
    <message>
        <source>Invited {0}; nobody followed the invitation until {1}.</source>
        <translation>Invité {0}&#xa0;; personne n’a suivi l’invitation avant {1}.</translation>
    </message>
    <message>
        <source>Invited {0}; the code of the letter is good until {1}.</source>
        <translation>Invité {0}&#xa0;; le code de la lettre est valable jusqu’à {1}.</translation>
    </message>
    <message>
        <source>It keeps your products, and ships the B2B orders that you send it.</source>
        <translation>Il garde vos produits et expédie les commandes B2B que vous lui envoyez.</translation>
    </message>
    <message>
        <source>No new B2B orders go to this centre; what is under way goes on.</source>
        <translation>Aucune nouvelle commande B2B ne va à ce centre&#xa0;; ce qui est en cours continue.</translation>
    </message>
    <message>
        <source>No new requests and orders go to this partner; what is under way goes on.</source>
        <translation>Plus aucune demande ni commande ne part à ce partenaire&#xa0;; ce qui est en cours continue.</translation>
    </message>
    <message>
        <source>Not told: all hours count</source>
        <translation>Non indiqué&#xa0;: toutes les heures comptent</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Facultatif</translation>
    </message>
    <message>
        <source>Personal message</source>
        <translation>Message personnel</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Requests and orders can be sent.</source>
        <translation>Des demandes et des commandes peuvent être envoyées.</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>The invitation was declined. Reason: {0}</source>
        <translation>L’invitation a été déclinée. Motif&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The invitation was taken back: its code is no longer good.</source>
        <translation>L’invitation a été reprise&#xa0;: son code n’est plus valable.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Temps de travail</translation>
    </message>
    <message>
        <source>stands in the invitation</source>
        <translation>figure dans l’invitation</translation>
    </message>
    <message>
        <source>{0} h a week</source>
        <translation>{0} h par semaine</translation>
    </message>
</context>
<context>
    <name>ContactSearch</name>
    <message>
        <source>Contacts found</source>
        <translation>Contacts trouvés</translation>
    </message>
    <message>
        <source>Create New Contact</source>
        <translation>Créer un contact</translation>
    </message>
    <message>
        <source>Name, company or city</source>
        <translation>Nom, société ou ville</translation>
    </message>
    <message>
        <source>Nobody of this name. Create New Contact takes it over.</source>
        <translation>Personne de ce nom. «&#xa0;Créer un contact&#xa0;» le reprend.</translation>
    </message>
    <message>
        <source>Search Recipient/Company Name</source>
        <translation>Rechercher un destinataire ou une société</translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message numerus="yes">
        <source>%n line(s) counted</source>
        <translation>
            <numerusform>%n ligne comptée</numerusform>
            <numerusform>%n lignes comptées</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Count stock</source>
        <translation>Compter le stock</translation>
    </message>
    <message>
        <source>Enter the count</source>
        <translation>Saisir le comptage</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Scan, inventory ID, SKU or GTIN</source>
        <translation>Scan, ID d’inventaire, SKU ou GTIN</translation>
    </message>
    <message>
        <source>Thought to be there</source>
        <translation>Supposé présent</translation>
    </message>
    <message>
        <source>Why it is counted: yearly count, aisle A …</source>
        <translation>Motif du comptage&#xa0;: inventaire annuel, allée A…</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message>
        <source>It is the usual answer time, {0} h.</source>
        <translation>C’est le délai de réponse habituel, {0} h.</translation>
    </message>
    <message>
        <source>No working time of the partner lies in between.</source>
        <translation>Aucun temps de travail du partenaire ne se trouve entre-temps.</translation>
    </message>
    <message>
        <source>The deadline was set by hand.</source>
        <translation>Le délai a été fixé à la main.</translation>
    </message>
    <message>
        <source>Your rule “{0}” (version {1}) sets {2} h.</source>
        <translation>Votre règle «&#xa0;{0}&#xa0;» (version {1}) accorde {2} h.</translation>
    </message>
    <message>
        <source>closed that day</source>
        <translation>fermé ce jour</translation>
    </message>
    <message>
        <source>no working day</source>
        <translation>jour non ouvré</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} of all hours: the partner has not told when it works.</source>
        <translation>{0} de toutes les heures&#xa0;: le partenaire n’a pas indiqué quand il travaille.</translation>
    </message>
    <message>
        <source>{0} of the partner&apos;s working time ({1}):</source>
        <translation>{0} de temps de travail du partenaire ({1})&#xa0;:</translation>
    </message>
    <message>
        <source>{0}: holiday, {1}</source>
        <translation>{0}&#xa0;: férié, {1}</translation>
    </message>
</context>
<context>
    <name>CreateOrders</name>
    <message numerus="yes">
        <source>%n order(s) created</source>
        <translation>
            <numerusform>%n commande créée</numerusform>
            <numerusform>%n commandes créées</numerusform>
        </translation>
    </message>
    <message>
        <source>At {0}, done by {1}</source>
        <translation>Chez {0}, prête le {1}</translation>
    </message>
    <message>
        <source>At {0}. Will wait: {1}</source>
        <translation>Chez {0}. Attendra&#xa0;: {1}</translation>
    </message>
    <message numerus="yes">
        <source>Create %n order(s)</source>
        <translation>
            <numerusform>Créer %n commande</numerusform>
            <numerusform>Créer %n commandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create orders of %n draft(s)?</source>
        <translation>
            <numerusform>Créer la commande de %n brouillon&#xa0;?</numerusform>
            <numerusform>Créer les commandes de %n brouillons&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I consent to the selected carrier and its fees, for %n draft(s)</source>
        <translation>
            <numerusform>J’accepte le transporteur choisi et ses frais, pour %n brouillon</numerusform>
            <numerusform>J’accepte le transporteur choisi et ses frais, pour %n brouillons</numerusform>
        </translation>
    </message>
    <message>
        <source>Only drafts of B2B orders become orders</source>
        <translation>Seuls les brouillons de commandes B2B deviennent des commandes</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Stays a draft</source>
        <translation>Reste un brouillon</translation>
    </message>
    <message>
        <source>{0}, with {1}</source>
        <translation>{0}, par {1}</translation>
    </message>
</context>
<context>
    <name>CustomsCard</name>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Customs data</source>
        <translation>Données douanières</translation>
    </message>
    <message>
        <source>Description for customs</source>
        <translation>Désignation pour la douane</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Tariff number</source>
        <translation>Nº tarifaire</translation>
    </message>
    <message>
        <source>Unit value, {0}</source>
        <translation>Valeur unitaire, {0}</translation>
    </message>
    <message>
        <source>Value of the goods: {0}</source>
        <translation>Valeur des marchandises&#xa0;: {0}</translation>
    </message>
    <message>
        <source>the order leaves the customs union</source>
        <translation>la commande quitte l’union douanière</translation>
    </message>
</context>
<context>
    <name>CustomsDialog</name>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Customs data</source>
        <translation>Données douanières</translation>
    </message>
    <message>
        <source>Description for customs</source>
        <translation>Désignation pour la douane</translation>
    </message>
    <message>
        <source>Edit the customs data</source>
        <translation>Modifier les données douanières</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Tariff number</source>
        <translation>Numéro tarifaire</translation>
    </message>
    <message>
        <source>They go on the commercial invoice, item by item.</source>
        <translation>Elles figurent sur la facture commerciale, article par article.</translation>
    </message>
    <message>
        <source>Unit value</source>
        <translation>Valeur unitaire</translation>
    </message>
</context>
<context>
    <name>DashboardScreen</name>
    <message>
        <source>Add widget</source>
        <translation>Ajouter un widget</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
</context>
<context>
    <name>DeadlinePopover</name>
    <message>
        <source>+2 days</source>
        <translation>+2 jours</translation>
    </message>
    <message>
        <source>+2 hours</source>
        <translation>+2 heures</translation>
    </message>
    <message>
        <source>+2h, tomorrow 9, fri 16:00</source>
        <translation>+2h, demain 9, ven 16:00</translation>
    </message>
    <message>
        <source>A deadline lies in the future</source>
        <translation>Un délai se situe dans l’avenir</translation>
    </message>
    <message>
        <source>Answer until</source>
        <translation>Répondre avant</translation>
    </message>
    <message>
        <source>By your rule: {0} h</source>
        <translation>Par votre règle&#xa0;: {0} h</translation>
    </message>
    <message>
        <source>For all partners of this request</source>
        <translation>Pour tous les partenaires de cette demande</translation>
    </message>
    <message>
        <source>The answer must state the shipping cost</source>
        <translation>La réponse doit indiquer le coût du port</translation>
    </message>
    <message>
        <source>This is over already</source>
        <translation>C’est déjà passé</translation>
    </message>
    <message>
        <source>Tomorrow 9:00</source>
        <translation>Demain 9:00</translation>
    </message>
    <message>
        <source>Until {0}. {1}</source>
        <translation>Jusqu’au {0}. {1}</translation>
    </message>
    <message>
        <source>Usual answer time, until {0}. {1}</source>
        <translation>Délai de réponse habituel, jusqu’au {0}. {1}</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Admit the late answer of {0}…</source>
        <translation>Admettre la réponse tardive de {0}…</translation>
    </message>
    <message>
        <source>Give {0} more time…</source>
        <translation>Donner plus de temps à {0}…</translation>
    </message>
    <message>
        <source>More time for all who have not answered</source>
        <translation>Plus de temps pour tous ceux qui n’ont pas répondu</translation>
    </message>
    <message>
        <source>More time for {0}</source>
        <translation>Plus de temps pour {0}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Reopen for {0}</source>
        <translation>Rouvrir pour {0}</translation>
    </message>
    <message>
        <source>Reopen for {0}…</source>
        <translation>Rouvrir pour {0}…</translation>
    </message>
    <message>
        <source>Set the deadline</source>
        <translation>Fixer le délai</translation>
    </message>
</context>
<context>
    <name>Decimals</name>
    <message>
        <source>At most {0} decimals</source>
        <translation>{0} décimales au plus</translation>
    </message>
    <message>
        <source>Write a number, such as {0}</source>
        <translation>Saisissez un nombre, par exemple {0}</translation>
    </message>
    <message>
        <source>Write a whole number</source>
        <translation>Saisissez un nombre entier</translation>
    </message>
    <message>
        <source>“{0}” has two meanings: {1} or {2}?</source>
        <translation>«&#xa0;{0}&#xa0;» a deux sens&#xa0;: {1} ou {2}&#xa0;?</translation>
    </message>
    <message>
        <source>“{0}” is no whole number. Is it {1}?</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un nombre entier. Est-ce {1}&#xa0;?</translation>
    </message>
    <message>
        <source>“{0}” is not one number</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un nombre</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Remove sample data…</source>
        <translation>Supprimer l’exemple…</translation>
    </message>
    <message>
        <source>Version {0}. Requests, answers, orders and shipments between trading partners.</source>
        <translation>Version {0}. Demandes, réponses, commandes et expéditions entre partenaires commerciaux.</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>About shipment {0}. The retailer reads it, too.</source>
        <translation>À propos de l’expédition {0}. Le détaillant le lit aussi.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Signalement</translation>
    </message>
    <message>
        <source>Say what went wrong.</source>
        <translation>Dites ce qui s’est mal passé.</translation>
    </message>
    <message>
        <source>What does the carrier report?</source>
        <translation>Que signale le transporteur&#xa0;?</translation>
    </message>
    <message>
        <source>where something went wrong</source>
        <translation>en cas de problème</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Accept the quote of {0}</source>
        <translation>Accepter le devis de {0}</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Annuler la commande</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>Annuler la commande…</translation>
    </message>
    <message>
        <source>Cancel {0}?</source>
        <translation>Annuler {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Change the order…</source>
        <translation>Modifier la commande…</translation>
    </message>
    <message>
        <source>Change the services…</source>
        <translation>Modifier les services…</translation>
    </message>
    <message>
        <source>Confirm the cancellation</source>
        <translation>Confirmer l’annulation</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Edit the customs data…</source>
        <translation>Modifier les données douanières…</translation>
    </message>
    <message>
        <source>Edit the recipient…</source>
        <translation>Modifier le destinataire…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>In {0}. The retailer accepts it, or ships the order itself.</source>
        <translation>En {0}. Le détaillant l’accepte, ou expédie lui-même.</translation>
    </message>
    <message>
        <source>Insure…</source>
        <translation>Assurer…</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>Garder la commande</translation>
    </message>
    <message>
        <source>Let this rule count again</source>
        <translation>Rétablir cette règle</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>Bloquer…</translation>
    </message>
    <message>
        <source>Put the order on hold</source>
        <translation>Bloquer la commande</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Envoyer le devis</translation>
    </message>
    <message>
        <source>Quote the shipping</source>
        <translation>Devis d’expédition</translation>
    </message>
    <message>
        <source>Quote the shipping…</source>
        <translation>Établir un devis d’expédition…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Refuse the cancellation</source>
        <translation>Refuser l’annulation</translation>
    </message>
    <message>
        <source>Refuse the cancellation…</source>
        <translation>Refuser l’annulation…</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Lever le blocage</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Set this rule aside</source>
        <translation>Écarter cette règle</translation>
    </message>
    <message>
        <source>Ship it yourself instead</source>
        <translation>L’expédier vous-même</translation>
    </message>
    <message>
        <source>Take units off…</source>
        <translation>Retirer des unités…</translation>
    </message>
    <message>
        <source>The cancellation is refused</source>
        <translation>L’annulation est refusée</translation>
    </message>
    <message>
        <source>The clock stops until the hold is released.</source>
        <translation>Le délai est suspendu jusqu’à la levée du blocage.</translation>
    </message>
    <message>
        <source>The customs data are changed</source>
        <translation>Les données douanières sont modifiées</translation>
    </message>
    <message>
        <source>The hold is released</source>
        <translation>Le blocage est levé</translation>
    </message>
    <message>
        <source>The insurance is changed</source>
        <translation>L’assurance est modifiée</translation>
    </message>
    <message>
        <source>The order is cancelled</source>
        <translation>La commande est annulée</translation>
    </message>
    <message>
        <source>The order is on hold</source>
        <translation>La commande est bloquée</translation>
    </message>
    <message>
        <source>The order is shipped all the same.</source>
        <translation>La commande est expédiée malgré tout.</translation>
    </message>
    <message>
        <source>The quote is accepted</source>
        <translation>Le devis est accepté</translation>
    </message>
    <message>
        <source>The quote is sent</source>
        <translation>Le devis est envoyé</translation>
    </message>
    <message>
        <source>The recipient is changed</source>
        <translation>Le destinataire est modifié</translation>
    </message>
    <message>
        <source>The rule counts again</source>
        <translation>La règle s’applique de nouveau</translation>
    </message>
    <message>
        <source>The rule is set aside for this order</source>
        <translation>La règle est écartée pour cette commande</translation>
    </message>
    <message>
        <source>You ship it yourself</source>
        <translation>Vous l’expédiez vous-même</translation>
    </message>
    <message>
        <source>{0} is called off</source>
        <translation>{0} est annulée</translation>
    </message>
    <message>
        <source>{0} is changed</source>
        <translation>{0} est modifiée</translation>
    </message>
</context>
<context>
    <name>DoneServices</name>
    <message numerus="yes">
        <source>%n to be done</source>
        <translation>
            <numerusform>%n à faire</numerusform>
            <numerusform>%n à faire</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Scan {0}</source>
        <translation>Scan {0}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Value-added services</source>
        <translation>Services à valeur ajoutée</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>DraftPapers</name>
    <message>
        <source>Answer until</source>
        <translation>Répondre avant</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>Note for {0}</source>
        <translation>Note pour {0}</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Request to {0}</source>
        <translation>Demande à {0}</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The answer must state the shipping cost</source>
        <translation>La réponse doit indiquer le coût du port</translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>Edited {0}</source>
        <translation>Modifié {0}</translation>
    </message>
    <message>
        <source>Shipped {0}</source>
        <translation>Expédié {0}</translation>
    </message>
    <message>
        <source>{0} late</source>
        <translation>{0} de retard</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic: the best complete answer is ordered without you.</source>
        <translation>Automatique&#xa0;: la meilleure réponse complète est commandée sans vous.</translation>
    </message>
    <message>
        <source>Draft saved {0}</source>
        <translation>Brouillon enregistré à {0}</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Duplicate request</source>
        <translation>Dupliquer la demande</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Manual: answers come to you, and you assign each item.</source>
        <translation>Manuel&#xa0;: les réponses vous parviennent et vous attribuez chaque article.</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Preview and Send</source>
        <translation>Aperçu et envoi</translation>
    </message>
    <message>
        <source>Ready to send?</source>
        <translation>Prêt à envoyer&#xa0;?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Envoyer la demande</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>add box</source>
        <translation>l’ajout du colis</translation>
    </message>
    <message>
        <source>add row</source>
        <translation>l’ajout de la ligne</translation>
    </message>
    <message>
        <source>all ready</source>
        <translation>«&#xa0;Tout est prêt&#xa0;»</translation>
    </message>
    <message>
        <source>best assignment</source>
        <translation>meilleure attribution</translation>
    </message>
    <message>
        <source>change of SKU</source>
        <translation>la modification du SKU</translation>
    </message>
    <message>
        <source>change of address</source>
        <translation>la modification de l’adresse</translation>
    </message>
    <message>
        <source>change of assigned quantity</source>
        <translation>la modification de la quantité attribuée</translation>
    </message>
    <message>
        <source>change of back-order</source>
        <translation>la modification du reliquat</translation>
    </message>
    <message>
        <source>change of back-order date</source>
        <translation>la modification de la date du reliquat</translation>
    </message>
    <message>
        <source>change of city</source>
        <translation>la modification de la ville</translation>
    </message>
    <message>
        <source>change of comment</source>
        <translation>la modification du commentaire</translation>
    </message>
    <message>
        <source>change of company</source>
        <translation>la modification de la société</translation>
    </message>
    <message>
        <source>change of contact</source>
        <translation>la modification du contact</translation>
    </message>
    <message>
        <source>change of country</source>
        <translation>la modification du pays</translation>
    </message>
    <message>
        <source>change of courier</source>
        <translation>la modification du transporteur</translation>
    </message>
    <message>
        <source>change of date</source>
        <translation>la modification de la date</translation>
    </message>
    <message>
        <source>change of deadline</source>
        <translation>la modification du délai</translation>
    </message>
    <message>
        <source>change of description</source>
        <translation>la modification de la description</translation>
    </message>
    <message>
        <source>change of e-mail</source>
        <translation>la modification de l’e-mail</translation>
    </message>
    <message>
        <source>change of max price</source>
        <translation>la modification du prix max.</translation>
    </message>
    <message>
        <source>change of note to customer</source>
        <translation>la modification de la note au client</translation>
    </message>
    <message>
        <source>change of note to suppliers</source>
        <translation>la modification de la note aux fournisseurs</translation>
    </message>
    <message>
        <source>change of order number</source>
        <translation>la modification du numéro de commande</translation>
    </message>
    <message>
        <source>change of packed quantity</source>
        <translation>la modification de la quantité emballée</translation>
    </message>
    <message>
        <source>change of partners</source>
        <translation>la modification des partenaires</translation>
    </message>
    <message>
        <source>change of phone</source>
        <translation>la modification du téléphone</translation>
    </message>
    <message>
        <source>change of postal code</source>
        <translation>la modification du code postal</translation>
    </message>
    <message>
        <source>change of price</source>
        <translation>la modification du prix</translation>
    </message>
    <message>
        <source>change of product line</source>
        <translation>la modification de la gamme</translation>
    </message>
    <message>
        <source>change of quantity</source>
        <translation>la modification de la quantité</translation>
    </message>
    <message>
        <source>change of ready quantity</source>
        <translation>la modification de la quantité prête</translation>
    </message>
    <message>
        <source>change of shipping cost</source>
        <translation>la modification des frais de port</translation>
    </message>
    <message>
        <source>change of shipping option</source>
        <translation>la modification de l’option de port</translation>
    </message>
    <message>
        <source>change of state or province</source>
        <translation>la modification de la région</translation>
    </message>
    <message>
        <source>change of tracking number</source>
        <translation>la modification du numéro de suivi</translation>
    </message>
    <message>
        <source>change of unit</source>
        <translation>la modification de l’unité</translation>
    </message>
    <message>
        <source>change of weight or size</source>
        <translation>la modification du poids ou de la taille</translation>
    </message>
    <message>
        <source>choice of business or person</source>
        <translation>le choix entreprise ou particulier</translation>
    </message>
    <message>
        <source>choice of centre</source>
        <translation>choix du centre</translation>
    </message>
    <message>
        <source>choice of kind</source>
        <translation>choix du type</translation>
    </message>
    <message>
        <source>choice of manual or automatic</source>
        <translation>le choix manuel ou automatique</translation>
    </message>
    <message>
        <source>choice of sealed or open answers</source>
        <translation>choix de réponses scellées ou ouvertes</translation>
    </message>
    <message>
        <source>choice of service</source>
        <translation>choix du service</translation>
    </message>
    <message>
        <source>choice of shipping method</source>
        <translation>choix du mode d’expédition</translation>
    </message>
    <message>
        <source>choice of value-added services</source>
        <translation>choix des services à valeur ajoutée</translation>
    </message>
    <message>
        <source>clear assignment</source>
        <translation>l’effacement de l’attribution</translation>
    </message>
    <message>
        <source>consent to carrier and fees</source>
        <translation>accord sur le transporteur et les frais</translation>
    </message>
    <message>
        <source>duplicate row</source>
        <translation>la duplication de la ligne</translation>
    </message>
    <message>
        <source>empty all boxes</source>
        <translation>le vidage des colis</translation>
    </message>
    <message>
        <source>exclude or include partner</source>
        <translation>l’exclusion ou l’ajout du partenaire</translation>
    </message>
    <message>
        <source>fill down</source>
        <translation>le remplissage vers le bas</translation>
    </message>
    <message>
        <source>fill in contact</source>
        <translation>la reprise du contact</translation>
    </message>
    <message>
        <source>fill with lowest price</source>
        <translation>le remplissage au prix le plus bas</translation>
    </message>
    <message>
        <source>last change</source>
        <translation>la dernière modification</translation>
    </message>
    <message>
        <source>move row</source>
        <translation>le déplacement de la ligne</translation>
    </message>
    <message>
        <source>pack everything</source>
        <translation>l’emballage du tout</translation>
    </message>
    <message numerus="yes">
        <source>paste %n row(s)</source>
        <translation>
            <numerusform>le collage de %n ligne</numerusform>
            <numerusform>le collage de %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>paste address</source>
        <translation>le collage de l’adresse</translation>
    </message>
    <message numerus="yes">
        <source>remove %n row(s)</source>
        <translation>
            <numerusform>la suppression de %n ligne</numerusform>
            <numerusform>la suppression de %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>remove box</source>
        <translation>la suppression du colis</translation>
    </message>
    <message>
        <source>remove row</source>
        <translation>la suppression de la ligne</translation>
    </message>
    <message>
        <source>typing that was brought back</source>
        <translation>la saisie récupérée</translation>
    </message>
</context>
<context>
    <name>EmptyDashboard</name>
    <message>
        <source>A widget is a search that keeps itself up to date.
Add one, or take the default ones again.</source>
        <translation>Un widget est une recherche qui se tient à jour.
Ajoutez-en un, ou reprenez ceux d’origine.</translation>
    </message>
    <message>
        <source>Add widget</source>
        <translation>Ajouter un widget</translation>
    </message>
    <message>
        <source>No widgets here</source>
        <translation>Aucun widget ici</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message numerus="yes">
        <source>%n more change(s)</source>
        <translation>
            <numerusform>%n modification de plus</numerusform>
            <numerusform>%n modifications de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Le serveur</translation>
    </message>
    <message>
        <source>device {0}</source>
        <translation>poste {0}</translation>
    </message>
    <message>
        <source>not yet sent</source>
        <translation>pas encore envoyé</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The B2B order</source>
        <translation>La commande B2B</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La réponse</translation>
    </message>
    <message>
        <source>The box</source>
        <translation>Le colis</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>La connexion</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>Le brouillon</translation>
    </message>
    <message>
        <source>The issue</source>
        <translation>Le problème</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>La ligne</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>La commande</translation>
    </message>
    <message>
        <source>The partner</source>
        <translation>Le partenaire</translation>
    </message>
    <message>
        <source>The proposal</source>
        <translation>La proposition</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>La demande</translation>
    </message>
    <message>
        <source>The shipment</source>
        <translation>L’expédition</translation>
    </message>
    <message>
        <source>The version of the rules</source>
        <translation>La version des règles</translation>
    </message>
    <message>
        <source>The wave</source>
        <translation>La vague</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>action required</source>
        <translation>action requise</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>répondue</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>demandée</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>attribuée</translation>
    </message>
    <message>
        <source>awaiting shipper</source>
        <translation>en attente du transporteur</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>close</translation>
    </message>
    <message>
        <source>closed short</source>
        <translation>close incomplète</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>enlevée</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmée</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>created</source>
        <translation>créé</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>déclinée</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>livrée</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>abandonnée</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>anomalie</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>en vigueur</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>en transit</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>étiquetée</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tardive</translation>
    </message>
    <message>
        <source>need attention</source>
        <translation>à traiter</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>plus en vigueur</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>non retenue</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>commandée</translation>
    </message>
    <message>
        <source>over the maximum price</source>
        <translation>au-dessus du prix maximum</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>emballée</translation>
    </message>
    <message>
        <source>partially ordered</source>
        <translation>partiellement commandée</translation>
    </message>
    <message>
        <source>partly assigned</source>
        <translation>partiellement attribuée</translation>
    </message>
    <message>
        <source>partly selected</source>
        <translation>partiellement retenue</translation>
    </message>
    <message>
        <source>partly shipped</source>
        <translation>partiellement expédiée</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>prélevée</translation>
    </message>
    <message>
        <source>picking</source>
        <translation>prélèvement en cours</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévue</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>en traitement</translation>
    </message>
    <message>
        <source>queued, not yet sent</source>
        <translation>en attente, pas encore envoyée</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>résolue</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>retournée</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>retenue</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyée</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>expédiée</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>remise</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>indisponible</translation>
    </message>
    <message>
        <source>unpacked</source>
        <translation>déballé</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>waiting for answer</source>
        <translation>en attente de réponse</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A GS1 company prefix has 4 to 12 digits.</source>
        <translation>Un préfixe d’entreprise GS1 a de 4 à 12 chiffres.</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits: “{value}”.</source>
        <translation>Un GTIN a 8, 12, 13 ou 14 chiffres&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>A UN number has four digits, like UN1266.</source>
        <translation>Un numéro ONU a quatre chiffres, comme UN1266.</translation>
    </message>
    <message>
        <source>A box takes {most} scans at most.</source>
        <translation>Un carton prend au plus {most} lectures.</translation>
    </message>
    <message>
        <source>A column is from {least} to {most} wide.</source>
        <translation>Une colonne mesure de {least} à {most}.</translation>
    </message>
    <message>
        <source>A column stands in a list once.</source>
        <translation>Une colonne ne figure qu’une fois dans une liste.</translation>
    </message>
    <message>
        <source>A company is not its own partner.</source>
        <translation>Une société n’est pas son propre partenaire.</translation>
    </message>
    <message>
        <source>A company is one or more of: {kinds}.</source>
        <translation>Une société est l’un ou plusieurs de&#xa0;: {kinds}.</translation>
    </message>
    <message>
        <source>A company needs a name.</source>
        <translation>Une société a besoin d’un nom.</translation>
    </message>
    <message>
        <source>A condition has at most {most} characters.</source>
        <translation>Une condition compte au plus {most} caractères.</translation>
    </message>
    <message>
        <source>A condition has at most {most} words and signs.</source>
        <translation>Une condition compte au plus {most} mots et signes.</translation>
    </message>
    <message>
        <source>A condition is a field, an operator and values.</source>
        <translation>Une condition se compose d’un champ, d’un opérateur et de valeurs.</translation>
    </message>
    <message>
        <source>A connected partner&apos;s card stays connected.</source>
        <translation>La fiche d’un partenaire relié reste reliée.</translation>
    </message>
    <message>
        <source>A copy of this profile is in use: it was copied to another computer, or restored from an older backup. The copy goes on as a device of its own; its new documents are numbered {prefix}. Nothing is lost. If none of you made this copy, change your passwords.</source>
        <translation>Une copie de ce profil est utilisée&#xa0;: il a été copié sur un autre ordinateur ou restauré d’une ancienne sauvegarde. La copie continue comme un appareil à part&#xa0;; ses nouveaux documents sont numérotés {prefix}. Rien n’est perdu. Si aucun de vous n’a fait cette copie, changez vos mots de passe.</translation>
    </message>
    <message>
        <source>A dashboard has {most} widgets: remove some.</source>
        <translation>Un tableau de bord compte {most} widgets au plus&#xa0;: retirez-en.</translation>
    </message>
    <message>
        <source>A day has at most {most} spans.</source>
        <translation>Une journée compte au plus {most} plages.</translation>
    </message>
    <message>
        <source>A file that ends in “{ending}” cannot be written. Use .xlsx or .csv.</source>
        <translation>Un fichier qui se termine par «&#xa0;{ending}&#xa0;» ne peut pas être écrit. Utilisez .xlsx ou .csv.</translation>
    </message>
    <message>
        <source>A head is a scope, a colon and a number.</source>
        <translation>Une tête est un périmètre, deux-points et un nombre.</translation>
    </message>
    <message>
        <source>A list has 1 to {most} rows.</source>
        <translation>Une liste a de 1 à {most} lignes.</translation>
    </message>
    <message>
        <source>A list has {most} columns at most.</source>
        <translation>Une liste a {most} colonnes au plus.</translation>
    </message>
    <message>
        <source>A list is sorted by a column once.</source>
        <translation>Une liste n’est triée qu’une fois par la même colonne.</translation>
    </message>
    <message>
        <source>A list is sorted by {most} columns at most.</source>
        <translation>Une liste est triée par {most} colonnes au plus.</translation>
    </message>
    <message>
        <source>A message may name {names} in braces, and nothing else.</source>
        <translation>Entre accolades, un message peut nommer {names}, et rien d’autre.</translation>
    </message>
    <message>
        <source>A newer version of the program made this backup.</source>
        <translation>Une version plus récente du programme a fait cette sauvegarde.</translation>
    </message>
    <message>
        <source>A newer version of the program made this database. Update first.</source>
        <translation>Une version plus récente du programme a créé cette base de données. Mettez d’abord à jour.</translation>
    </message>
    <message>
        <source>A number has at most 13 digits, and 6 decimals (place {at}).</source>
        <translation>Un nombre compte au plus 13 chiffres et 6 décimales (position {at}).</translation>
    </message>
    <message>
        <source>A pack holds more than you offer.</source>
        <translation>Un lot contient plus que ce que vous offrez.</translation>
    </message>
    <message>
        <source>A packing group is I, II or III.</source>
        <translation>Un groupe d’emballage est I, II ou III.</translation>
    </message>
    <message>
        <source>A page has 1 to {most} rows.</source>
        <translation>Une page a de 1 à {most} lignes.</translation>
    </message>
    <message>
        <source>A pallet holds 1 to {most} boxes.</source>
        <translation>Une palette porte de 1 à {most} cartons.</translation>
    </message>
    <message>
        <source>A partner declined an order: its quantities are open again.</source>
        <translation>Un partenaire a refusé une commande&#xa0;: ses quantités sont de nouveau ouvertes.</translation>
    </message>
    <message>
        <source>A partner is one of: {kinds}.</source>
        <translation>Un partenaire est l’un de&#xa0;: {kinds}.</translation>
    </message>
    <message>
        <source>A password does not belong on a command line: use the environment ({name}) or a file (@FILE).</source>
        <translation>Un mot de passe n’a pas sa place sur une ligne de commande&#xa0;: utilisez l’environnement ({name}) ou un fichier (@FILE).</translation>
    </message>
    <message>
        <source>A password has {least} characters at least.</source>
        <translation>Un mot de passe a au moins {least} caractères.</translation>
    </message>
    <message>
        <source>A product line cannot stand below itself.</source>
        <translation>Une gamme de produits ne peut pas se trouver sous elle-même.</translation>
    </message>
    <message>
        <source>A proposal of this kind says nothing of this: make a proposal of its own.</source>
        <translation>Une proposition de ce genre n’en dit rien&#xa0;: faites-en une proposition à part.</translation>
    </message>
    <message>
        <source>A role is one of: {roles}.</source>
        <translation>Un rôle est l’un de&#xa0;: {roles}.</translation>
    </message>
    <message>
        <source>A rule asks for a person&apos;s decision.</source>
        <translation>Une règle demande la décision d’une personne.</translation>
    </message>
    <message>
        <source>A rule has at most {most} conditions.</source>
        <translation>Une règle compte au plus {most} conditions.</translation>
    </message>
    <message>
        <source>A sort key has 1 to 64 letters and digits.</source>
        <translation>Une clé de tri a de 1 à 64 lettres et chiffres.</translation>
    </message>
    <message>
        <source>A table has at most {most} rows.</source>
        <translation>Une table a au plus {most} lignes.</translation>
    </message>
    <message>
        <source>A tariff number has six to twelve digits.</source>
        <translation>Un code douanier a de six à douze chiffres.</translation>
    </message>
    <message>
        <source>A text has at most {most} characters.</source>
        <translation>Un texte compte au plus {most} caractères.</translation>
    </message>
    <message>
        <source>A version has at most {most} rules.</source>
        <translation>Une version compte au plus {most} règles.</translation>
    </message>
    <message>
        <source>A wave has 1 to {most} orders.</source>
        <translation>Une vague compte de 1 à {most} commandes.</translation>
    </message>
    <message>
        <source>A week has seven days, Monday first.</source>
        <translation>Une semaine a sept jours, à partir du lundi.</translation>
    </message>
    <message>
        <source>Above {limit} a truck of its own usually costs less.</source>
        <translation>Au-dessus de {limit}, un camion complet coûte en général moins cher.</translation>
    </message>
    <message>
        <source>Accept the quote, or arrange the freight yourself.</source>
        <translation>Acceptez le devis, ou organisez le fret vous-même.</translation>
    </message>
    <message>
        <source>Accept the quote, or upload labels of your own.</source>
        <translation>Acceptez le devis, ou envoyez vos propres étiquettes.</translation>
    </message>
    <message>
        <source>Add a picture of it, as the proof.</source>
        <translation>Ajoutez-en une image, comme preuve.</translation>
    </message>
    <message>
        <source>Add at least one item.</source>
        <translation>Ajoutez au moins un article.</translation>
    </message>
    <message>
        <source>Addresses in this country usually have a postal code.</source>
        <translation>Les adresses de ce pays ont en général un code postal.</translation>
    </message>
    <message>
        <source>After “-” stands what is not to be found.</source>
        <translation>Après «&#xa0;-&#xa0;» vient ce qui ne doit pas être trouvé.</translation>
    </message>
    <message>
        <source>Agree to the carrier and its fees.</source>
        <translation>Acceptez le transporteur et ses frais.</translation>
    </message>
    <message>
        <source>All fees of a centre are in one currency.</source>
        <translation>Tous les frais d’un centre sont dans une même devise.</translation>
    </message>
    <message>
        <source>All of it has shipped, and keeps its price.</source>
        <translation>Tout est déjà expédié et garde son prix.</translation>
    </message>
    <message>
        <source>An SSCC has 18 digits: “{value}”.</source>
        <translation>Un SSCC a 18 chiffres&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>An answer has at most {most} attachments.</source>
        <translation>Une réponse a au plus {most} pièces jointes.</translation>
    </message>
    <message>
        <source>An answer or a rule changed meanwhile.</source>
        <translation>Une réponse ou une règle a changé entre-temps.</translation>
    </message>
    <message>
        <source>An id is 32 hexadecimal digits.</source>
        <translation>Un identifiant a 32 chiffres hexadécimaux.</translation>
    </message>
    <message>
        <source>An invitation needs an e-mail address.</source>
        <translation>Une invitation nécessite une adresse e-mail.</translation>
    </message>
    <message>
        <source>An item is not available from any partner.</source>
        <translation>Un article n’est disponible chez aucun partenaire.</translation>
    </message>
    <message>
        <source>An item is not offered in the full quantity.</source>
        <translation>Un article n’est pas proposé dans la quantité complète.</translation>
    </message>
    <message>
        <source>An item is only offered above its maximum price.</source>
        <translation>Un article n’est proposé qu’au-dessus de son prix maximal.</translation>
    </message>
    <message>
        <source>An order has at most {most} items.</source>
        <translation>Une commande a au plus {most} articles.</translation>
    </message>
    <message>
        <source>An order was cancelled: its quantities are open again.</source>
        <translation>Une commande a été annulée&#xa0;: ses quantités sont de nouveau ouvertes.</translation>
    </message>
    <message>
        <source>Another card has this connection already.</source>
        <translation>Une autre fiche a déjà cette liaison.</translation>
    </message>
    <message>
        <source>Another copy of this profile has exchanged with the server. This one goes on as a device of its own with the next exchange. What waits here is kept.</source>
        <translation>Une autre copie de ce profil a échangé avec le serveur. Celle-ci continue comme un appareil à part au prochain échange. Ce qui attend ici est conservé.</translation>
    </message>
    <message>
        <source>Another machine answered in the server&apos;s name. This network may want you to sign in: open a web page.</source>
        <translation>Une autre machine a répondu au nom du serveur. Ce réseau demande peut-être de vous connecter&#xa0;: ouvrez une page web.</translation>
    </message>
    <message>
        <source>Another process holds this profile and does not answer.</source>
        <translation>Un autre processus tient ce profil et ne répond pas.</translation>
    </message>
    <message>
        <source>Another process holds this profile.</source>
        <translation>Un autre processus tient ce profil.</translation>
    </message>
    <message>
        <source>Another product at this centre has the inventory ID {name} already.</source>
        <translation>Un autre produit de ce centre porte déjà l’ID d’inventaire {name}.</translation>
    </message>
    <message>
        <source>Another product has the SKU {sku} already.</source>
        <translation>Un autre produit porte déjà la référence {sku}.</translation>
    </message>
    <message>
        <source>Another request has the same order number.</source>
        <translation>Une autre demande a le même numéro de commande.</translation>
    </message>
    <message>
        <source>Answers are sealed until the deadline: it can only be moved to later.</source>
        <translation>Les réponses sont scellées jusqu’à l’échéance&#xa0;: elle ne peut qu’être repoussée.</translation>
    </message>
    <message>
        <source>Answers to this request are sealed until the last deadline: change the answer instead.</source>
        <translation>Les réponses à cette demande sont scellées jusqu’à la dernière échéance&#xa0;: modifiez plutôt la réponse.</translation>
    </message>
    <message>
        <source>At most {limit} {currency} are insured for each parcel.</source>
        <translation>Chaque colis est assuré à hauteur de {limit} {currency} au plus.</translation>
    </message>
    <message>
        <source>At most {most} files are attached.</source>
        <translation>Au plus {most} fichiers sont joints.</translation>
    </message>
    <message>
        <source>At most {most} orders are worked on together.</source>
        <translation>Au plus {most} commandes se traitent ensemble.</translation>
    </message>
    <message>
        <source>At most {most} product lines at once.</source>
        <translation>Au plus {most} lignes de produits à la fois.</translation>
    </message>
    <message>
        <source>At most {most} services.</source>
        <translation>Au plus {most} services.</translation>
    </message>
    <message>
        <source>Attach a commercial invoice, or let the centre make it of the customs data.</source>
        <translation>Joignez une facture commerciale, ou laissez le centre l’établir à partir des données douanières.</translation>
    </message>
    <message>
        <source>Attach the bill of lading: without it nobody may collect the freight.</source>
        <translation>Joignez le connaissement&#xa0;: sans lui, personne ne peut enlever le fret.</translation>
    </message>
    <message>
        <source>Below {limit} parcels usually cost less than freight.</source>
        <translation>En dessous de {limit}, des colis coûtent en général moins cher que le fret.</translation>
    </message>
    <message>
        <source>Box {box} measures {value} on its longest side; Amazon takes {limit} at most.</source>
        <translation>Le plus grand côté du carton {box} mesure {value}&#xa0;; Amazon accepte au plus {limit}.</translation>
    </message>
    <message>
        <source>Box {box} needs two labels: the FBA box ID and the carrier&apos;s.</source>
        <translation>Le carton {box} doit porter deux étiquettes&#xa0;: l’identifiant FBA et celle du transporteur.</translation>
    </message>
    <message>
        <source>Box {box} weighs {value}; Amazon takes {limit} at most, or one unit marked Team Lift.</source>
        <translation>Le carton {box} pèse {value}&#xa0;; Amazon accepte au plus {limit}, ou une seule unité marquée Team Lift.</translation>
    </message>
    <message>
        <source>Box {box} weighs {value}; above {limit}, the centre must agree.</source>
        <translation>Le carton {box} pèse {value}&#xa0;; au-dessus de {limit}, le centre doit donner son accord.</translation>
    </message>
    <message>
        <source>By the clock of this computer the server&apos;s certificate is not valid. Check the date and time of this computer first; if they are right, tell whoever runs the server.</source>
        <translation>D’après l’horloge de cet ordinateur, le certificat du serveur n’est pas valable. Vérifiez d’abord la date et l’heure de cet ordinateur&#xa0;; si elles sont justes, prévenez l’administrateur du serveur.</translation>
    </message>
    <message>
        <source>Carriers in this country ask for a state or province.</source>
        <translation>Les transporteurs de ce pays demandent un État ou une province.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>Choose another product line to merge with.</source>
        <translation>Choisissez une autre ligne de produits pour la fusion.</translation>
    </message>
    <message>
        <source>Choose carrier and service.</source>
        <translation>Choisissez le transporteur et le service.</translation>
    </message>
    <message>
        <source>Choose the Incoterm of this international order.</source>
        <translation>Choisissez l’Incoterm de cette commande internationale.</translation>
    </message>
    <message>
        <source>Choose the country.</source>
        <translation>Choisissez le pays.</translation>
    </message>
    <message>
        <source>Choose the fulfilment centre.</source>
        <translation>Choisissez le centre logistique.</translation>
    </message>
    <message>
        <source>Choose what the file is for.</source>
        <translation>Choisissez à quoi sert le fichier.</translation>
    </message>
    <message>
        <source>Choose what the picture shows.</source>
        <translation>Choisissez ce que montre le graphique.</translation>
    </message>
    <message>
        <source>Choose when the order is collected.</source>
        <translation>Choisissez quand la commande sera retirée.</translation>
    </message>
    <message>
        <source>Dangerous goods do not ship to a military address.</source>
        <translation>Les marchandises dangereuses ne sont pas expédiées à une adresse militaire.</translation>
    </message>
    <message>
        <source>Dangerous goods do not ship to a post office box.</source>
        <translation>Les marchandises dangereuses ne sont pas expédiées à une boîte postale.</translation>
    </message>
    <message>
        <source>Dangerous goods do not ship with labels of your own.</source>
        <translation>Les marchandises dangereuses ne sont pas expédiées avec vos propres étiquettes.</translation>
    </message>
    <message>
        <source>Dangerous goods ship by ground only, so not to {value}.</source>
        <translation>Les marchandises dangereuses ne voyagent que par la route, donc pas vers {value}.</translation>
    </message>
    <message>
        <source>Dimensions and weight come from the fulfilment centre, once the order is packed.</source>
        <translation>Les dimensions et le poids viennent du centre logistique, une fois la commande emballée.</translation>
    </message>
    <message>
        <source>E-mail address or password is wrong.</source>
        <translation>L’adresse e-mail ou le mot de passe est faux.</translation>
    </message>
    <message>
        <source>Enter 1 to {most} lines.</source>
        <translation>Saisissez de 1 à {most} lignes.</translation>
    </message>
    <message>
        <source>Enter a company or a name.</source>
        <translation>Saisissez une société ou un nom.</translation>
    </message>
    <message>
        <source>Enter a number from {lowest} to {highest}.</source>
        <translation>Saisissez un nombre de {lowest} à {highest}.</translation>
    </message>
    <message>
        <source>Enter a number up to {most}, with at most {decimals} decimals.</source>
        <translation>Saisissez un nombre jusqu’à {most}, avec au plus {decimals} décimales.</translation>
    </message>
    <message>
        <source>Enter a price for this quantity.</source>
        <translation>Saisissez un prix pour cette quantité.</translation>
    </message>
    <message>
        <source>Enter a quantity for at least one partner.</source>
        <translation>Saisissez une quantité pour au moins un partenaire.</translation>
    </message>
    <message>
        <source>Enter at most {most} tiers.</source>
        <translation>Saisissez au plus {most} paliers.</translation>
    </message>
    <message>
        <source>Enter how many, more than 0.</source>
        <translation>Saisissez combien, plus de 0.</translation>
    </message>
    <message>
        <source>Enter how many.</source>
        <translation>Saisissez combien.</translation>
    </message>
    <message>
        <source>Enter the city.</source>
        <translation>Saisissez la ville.</translation>
    </message>
    <message>
        <source>Enter the country and both ends of the postal codes, the lower one first, or no postal code.</source>
        <translation>Saisissez le pays et les deux bornes des codes postaux, la plus basse d’abord, ou aucun code postal.</translation>
    </message>
    <message>
        <source>Enter the day on which {sku} expires.</source>
        <translation>Saisissez le jour auquel {sku} expire.</translation>
    </message>
    <message>
        <source>Enter the lot: {sku} is kept by lot.</source>
        <translation>Saisissez le lot&#xa0;: {sku} est géré par lots.</translation>
    </message>
    <message>
        <source>Enter the postal code.</source>
        <translation>Saisissez le code postal.</translation>
    </message>
    <message>
        <source>Enter the recipient&apos;s company or name.</source>
        <translation>Saisissez la société ou le nom du destinataire.</translation>
    </message>
    <message>
        <source>Enter the street address.</source>
        <translation>Saisissez l’adresse.</translation>
    </message>
    <message>
        <source>Enter the unit of a measure, and of nothing else.</source>
        <translation>Indiquez l’unité d’une mesure, et de rien d’autre.</translation>
    </message>
    <message>
        <source>Enter what shipping costs from 0 units on.</source>
        <translation>Indiquez le coût d’expédition à partir de 0 unité.</translation>
    </message>
    <message>
        <source>FOB is the origin or the destination.</source>
        <translation>FOB s’entend à l’origine ou à la destination.</translation>
    </message>
    <message>
        <source>File type not accepted: attach a file that ends in {endings}.</source>
        <translation>Type de fichier non accepté&#xa0;: joignez un fichier qui se termine par {endings}.</translation>
    </message>
    <message>
        <source>Freight carriers ask for a phone number.</source>
        <translation>Les transporteurs de fret demandent un numéro de téléphone.</translation>
    </message>
    <message>
        <source>Freight is prepaid, collect, or paid by a third party.</source>
        <translation>Le port est payé, dû, ou payé par un tiers.</translation>
    </message>
    <message>
        <source>Freight needs the number of its bill of lading.</source>
        <translation>Le fret a besoin du numéro de son connaissement.</translation>
    </message>
    <message>
        <source>Glass and ceramics are insured only if they are packed to ISTA 3A.</source>
        <translation>Le verre et la céramique ne sont assurés que s’ils sont emballés selon ISTA 3A.</translation>
    </message>
    <message>
        <source>How often a service is done is a whole number from 1 to {most}.</source>
        <translation>Un service se demande un nombre entier de fois, de 1 à {most}.</translation>
    </message>
    <message>
        <source>Insurance is void on parcels with labels of your own.</source>
        <translation>L’assurance est sans effet sur les colis portant vos propres étiquettes.</translation>
    </message>
    <message>
        <source>Item {line}: at most {most} units are ordered of one product at a time.</source>
        <translation>Article {line}&#xa0;: on commande au plus {most} unités d’un produit à la fois.</translation>
    </message>
    <message>
        <source>Item {line}: choose at least one connected partner.</source>
        <translation>Article {line}&#xa0;: choisissez au moins un partenaire connecté.</translation>
    </message>
    <message>
        <source>Item {line}: enter an SKU or a description.</source>
        <translation>Article {line}&#xa0;: saisissez une référence ou une description.</translation>
    </message>
    <message>
        <source>Item {line}: lot {lot} of “{sku}” has expired.</source>
        <translation>Article {line}&#xa0;: le lot {lot} de «&#xa0;{sku}&#xa0;» est périmé.</translation>
    </message>
    <message>
        <source>Item {line}: of lot {lot} of “{sku}” there are {available}, not {quantity}.</source>
        <translation>Article {line}&#xa0;: du lot {lot} de «&#xa0;{sku}&#xa0;», il y a {available}, et non {quantity}.</translation>
    </message>
    <message>
        <source>Item {line}: of “{sku}” there are {available}, not {quantity}.</source>
        <translation>Article {line}&#xa0;: de «&#xa0;{sku}&#xa0;», il y a {available}, et non {quantity}.</translation>
    </message>
    <message>
        <source>Item {line}: the centre holds no “{sku}”.</source>
        <translation>Article {line}&#xa0;: le centre n’a pas de «&#xa0;{sku}&#xa0;».</translation>
    </message>
    <message>
        <source>Item {line}: the quantity must be more than nought.</source>
        <translation>Article {line}&#xa0;: la quantité doit être supérieure à zéro.</translation>
    </message>
    <message>
        <source>Item {line}: “{sku}” is not active.</source>
        <translation>Article {line}&#xa0;: «&#xa0;{sku}&#xa0;» n’est pas actif.</translation>
    </message>
    <message>
        <source>Item {line}: “{sku}” is not kept by lot.</source>
        <translation>Article {line}&#xa0;: «&#xa0;{sku}&#xa0;» n’est pas géré par lot.</translation>
    </message>
    <message>
        <source>Item {line}: “{uom}” is counted in whole units.</source>
        <translation>Article {line}&#xa0;: «&#xa0;{uom}&#xa0;» se compte en unités entières.</translation>
    </message>
    <message>
        <source>Keep at most {most} days here.</source>
        <translation>Indiquez ici {most} jours au plus.</translation>
    </message>
    <message>
        <source>Labels of your own are for parcels: for freight, arrange the shipping yourself.</source>
        <translation>Vos propres étiquettes sont pour les colis&#xa0;: pour le fret, organisez le transport vous-même.</translation>
    </message>
    <message>
        <source>Later work builds on this. Withdraw that first, the newest before the others.</source>
        <translation>Un travail ultérieur s’appuie sur ceci. Retirez-le d’abord, le plus récent avant les autres.</translation>
    </message>
    <message>
        <source>Less than {least} cannot be: so much has shipped, or is the least that is sold.</source>
        <translation>Moins de {least} n’est pas possible&#xa0;: cette quantité est déjà expédiée, ou c’est le minimum de vente.</translation>
    </message>
    <message>
        <source>Lot {first} came first. Take that one, or say why not.</source>
        <translation>Le lot {first} est arrivé en premier. Prenez celui-là, ou dites pourquoi non.</translation>
    </message>
    <message>
        <source>Lot {first} expires first, on {day}. Take that one, or say why not.</source>
        <translation>Le lot {first} expire en premier, le {day}. Prenez celui-là, ou dites pourquoi non.</translation>
    </message>
    <message>
        <source>Lot {lot} expired on {day}. Take another one, and hold this one back.</source>
        <translation>Le lot {lot} a expiré le {day}. Prenez-en un autre, et retenez celui-ci.</translation>
    </message>
    <message>
        <source>Lot {lot} expires on {day}, which is too soon to pick it. Say why, if it is to go.</source>
        <translation>Le lot {lot} expire le {day}, trop tôt pour le prélever. Dites pourquoi, s’il doit partir.</translation>
    </message>
    <message>
        <source>Name at least one partner.</source>
        <translation>Nommez au moins un partenaire.</translation>
    </message>
    <message>
        <source>Name the fulfilment centre: there are several.</source>
        <translation>Nommez le centre logistique&#xa0;: il y en a plusieurs.</translation>
    </message>
    <message>
        <source>No barcode can carry this number.</source>
        <translation>Aucun code-barres ne peut porter ce numéro.</translation>
    </message>
    <message>
        <source>No columns found: the first row should hold the headings of the columns.</source>
        <translation>Aucune colonne trouvée&#xa0;: la première ligne doit contenir les titres des colonnes.</translation>
    </message>
    <message>
        <source>No fulfilment centre is connected.</source>
        <translation>Aucun centre logistique n’est connecté.</translation>
    </message>
    <message>
        <source>No more devices can be enrolled.</source>
        <translation>Aucun poste de plus ne peut être inscrit.</translation>
    </message>
    <message>
        <source>No rate from {currency} to {limit_currency} is recorded: the centre&apos;s limits are not compared.</source>
        <translation>Aucun taux de {currency} vers {limit_currency} n’est consigné&#xa0;: les limites du centre ne sont pas comparées.</translation>
    </message>
    <message>
        <source>No rate from {currency} to {limit_currency} is recorded: the recipient signs on delivery.</source>
        <translation>Aucun cours de {currency} en {limit_currency} n’est noté&#xa0;: le destinataire signe à la livraison.</translation>
    </message>
    <message>
        <source>No row is left to import.</source>
        <translation>Il ne reste aucune ligne à importer.</translation>
    </message>
    <message>
        <source>No row of the turnaround is for the tier “{tier}”. Known are: {known}.</source>
        <translation>Aucune ligne des délais ne vaut pour le niveau «&#xa0;{tier}&#xa0;». Connus&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>Nobody asked to cancel this order.</source>
        <translation>Personne n’a demandé l’annulation de cette commande.</translation>
    </message>
    <message>
        <source>Nobody else changed this: there is no other side to keep.</source>
        <translation>Personne d’autre n’a modifié ceci&#xa0;: il n’y a pas d’autre version à garder.</translation>
    </message>
    <message>
        <source>Nobody has the e-mail address {email}.</source>
        <translation>Personne n’a l’adresse e-mail {email}.</translation>
    </message>
    <message>
        <source>Nobody is signed in on this profile. Sign in first.</source>
        <translation>Personne n’est connecté sur ce profil. Connectez-vous d’abord.</translation>
    </message>
    <message>
        <source>Nobody may set this rule aside.</source>
        <translation>Personne ne peut écarter cette règle.</translation>
    </message>
    <message>
        <source>Nobody signs in or out of a picture.</source>
        <translation>Personne ne se connecte ni ne se déconnecte dans une image.</translation>
    </message>
    <message>
        <source>Nothing of this request is ordered. Cancel it instead.</source>
        <translation>Rien de cette demande n’est commandé. Annulez-la plutôt.</translation>
    </message>
    <message>
        <source>Nothing was scanned.</source>
        <translation>Rien n’a été scanné.</translation>
    </message>
    <message>
        <source>Nothing would be left: cancel the order instead.</source>
        <translation>Il ne resterait rien&#xa0;: annulez plutôt la commande.</translation>
    </message>
    <message>
        <source>Of “{sku}” at most {most} can be taken off.</source>
        <translation>De «&#xa0;{sku}&#xa0;», au plus {most} peuvent être retirés.</translation>
    </message>
    <message>
        <source>On hold: {why}</source>
        <translation>En attente&#xa0;: {why}</translation>
    </message>
    <message>
        <source>On this system several servers stand behind a proxy instead: start each with its own address.</source>
        <translation>Sur ce système, placez plutôt plusieurs serveurs derrière un proxy&#xa0;: démarrez chacun avec sa propre adresse.</translation>
    </message>
    <message>
        <source>One of: {actions}.</source>
        <translation>Au choix&#xa0;: {actions}.</translation>
    </message>
    <message>
        <source>One row must tell how long all other orders take: leave its columns empty.</source>
        <translation>Une ligne doit donner le délai de toutes les autres commandes&#xa0;: laissez ses colonnes vides.</translation>
    </message>
    <message>
        <source>One shipment holds one retailer&apos;s orders. Pack this one apart.</source>
        <translation>Une expédition ne contient que les commandes d’un seul détaillant. Emballez celle-ci à part.</translation>
    </message>
    <message>
        <source>Only JPG, PNG and PDF files are taken.</source>
        <translation>Seuls les fichiers JPG, PNG et PDF sont acceptés.</translation>
    </message>
    <message>
        <source>Only a retailer has rules of its own.</source>
        <translation>Seul un détaillant a ses propres règles.</translation>
    </message>
    <message>
        <source>Only an account manager may follow an invitation.</source>
        <translation>Seul un responsable de compte peut suivre une invitation.</translation>
    </message>
    <message>
        <source>Only an alert is told by mail or on the screen.</source>
        <translation>Seule une alerte est signalée par e-mail ou à l’écran.</translation>
    </message>
    <message>
        <source>Only the fulfilment centre may set this rule aside: ask it to.</source>
        <translation>Seul le centre logistique peut écarter cette règle&#xa0;: demandez-le-lui.</translation>
    </message>
    <message>
        <source>Only the other party may do this.</source>
        <translation>Seule l’autre partie peut le faire.</translation>
    </message>
    <message>
        <source>Only the retailer&apos;s account manager may set this rule aside.</source>
        <translation>Seul le responsable de compte du détaillant peut écarter cette règle.</translation>
    </message>
    <message>
        <source>Only the server gives this command.</source>
        <translation>Seul le serveur donne cette commande.</translation>
    </message>
    <message>
        <source>Only {author}, who shared this view, and your account manager change it. Duplicate it instead.</source>
        <translation>Seuls {author}, qui a partagé cette vue, et votre gestionnaire de compte la modifient. Dupliquez-la plutôt.</translation>
    </message>
    <message>
        <source>Only {left} of this lot can be taken for this order. Count it, or take another lot.</source>
        <translation>Seulement {left} de ce lot peuvent être prélevés pour cette commande. Comptez-le, ou prenez un autre lot.</translation>
    </message>
    <message>
        <source>Order {number} goes somewhere else, or in another way. Pack it apart.</source>
        <translation>La commande {number} va ailleurs, ou autrement. Emballez-la à part.</translation>
    </message>
    <message>
        <source>Order {number}: record these services first, or why they are left out: {services}.</source>
        <translation>Commande {number}&#xa0;: consignez d’abord ces services, ou pourquoi ils sont écartés&#xa0;: {services}.</translation>
    </message>
    <message>
        <source>Pack something first.</source>
        <translation>Emballez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>Pallet {pallet} is {value} high; Amazon takes {limit} at most.</source>
        <translation>La palette {pallet} fait {value} de haut&#xa0;; Amazon accepte au plus {limit}.</translation>
    </message>
    <message>
        <source>Pallet {pallet} is {value} long; Amazon takes {limit} at most.</source>
        <translation>La palette {pallet} fait {value} de long&#xa0;; Amazon accepte au plus {limit}.</translation>
    </message>
    <message>
        <source>Pallet {pallet} is {value} wide; Amazon takes {limit} at most.</source>
        <translation>La palette {pallet} fait {value} de large&#xa0;; Amazon accepte au plus {limit}.</translation>
    </message>
    <message>
        <source>Pallet {pallet} needs four labels, one at the top of each side.</source>
        <translation>La palette {pallet} doit porter quatre étiquettes, une en haut de chaque côté.</translation>
    </message>
    <message>
        <source>Pallet {pallet} weighs {value}; Amazon takes {limit} at most.</source>
        <translation>La palette {pallet} pèse {value}&#xa0;; Amazon accepte au plus {limit}.</translation>
    </message>
    <message>
        <source>Press Enter, or type *.</source>
        <translation>Appuyez sur Entrée, ou tapez *.</translation>
    </message>
    <message>
        <source>Put it back. It is not in this order.</source>
        <translation>Remettez-le en place. Il n’est pas dans cette commande.</translation>
    </message>
    <message>
        <source>Record these services first (F12), or why they are left out: {services}.</source>
        <translation>Consignez d’abord ces services (F12), ou pourquoi ils sont écartés&#xa0;: {services}.</translation>
    </message>
    <message>
        <source>Requests and orders are no longer part of your account. Ask your account manager.</source>
        <translation>Les demandes et les commandes ne font plus partie de votre compte. Adressez-vous à votre gestionnaire de compte.</translation>
    </message>
    <message>
        <source>Row {row}: a path has at most {most} parts.</source>
        <translation>Ligne {row}&#xa0;: un chemin a au plus {most} parties.</translation>
    </message>
    <message>
        <source>Rows of reason {reason} cannot be accepted.</source>
        <translation>Les lignes de motif {reason} ne peuvent pas être acceptées.</translation>
    </message>
    <message>
        <source>SQLite {found} may damage databases; {needed} or newer is needed. Reinstall the program.</source>
        <translation>SQLite {found} peut endommager les bases de données&#xa0;; il faut {needed} ou plus récent. Réinstallez le programme.</translation>
    </message>
    <message>
        <source>Say at what price.</source>
        <translation>Dites à quel prix.</translation>
    </message>
    <message>
        <source>Say how many units a box holds.</source>
        <translation>Indiquez combien d’unités contient un carton.</translation>
    </message>
    <message>
        <source>Say the hours of this day: 09:00-12:00.</source>
        <translation>Indiquez les heures de ce jour&#xa0;: 09:00-12:00.</translation>
    </message>
    <message>
        <source>Say what you propose.</source>
        <translation>Dites ce que vous proposez.</translation>
    </message>
    <message>
        <source>Say when the back-order can be delivered.</source>
        <translation>Indiquez quand le reliquat pourra être livré.</translation>
    </message>
    <message>
        <source>Say who collects the order.</source>
        <translation>Indiquez qui retire la commande.</translation>
    </message>
    <message>
        <source>Scan one that was made, as the proof.</source>
        <translation>Scannez-en un qui a été fait, comme preuve.</translation>
    </message>
    <message>
        <source>Scan something into the box first.</source>
        <translation>Scannez d’abord quelque chose dans le carton.</translation>
    </message>
    <message>
        <source>Scheduled: stock is reserved on {day}.</source>
        <translation>Planifiée&#xa0;: le stock est réservé le {day}.</translation>
    </message>
    <message>
        <source>Seconds are a number.</source>
        <translation>Les secondes sont un nombre.</translation>
    </message>
    <message>
        <source>Several processes need PostgreSQL: --database.</source>
        <translation>Plusieurs processus nécessitent PostgreSQL&#xa0;: --database.</translation>
    </message>
    <message>
        <source>Shipping that you arrange yourself is for freight: choose freight, or upload your own labels.</source>
        <translation>Le transport que vous organisez vous-même est pour le fret&#xa0;: choisissez le fret, ou envoyez vos propres étiquettes.</translation>
    </message>
    <message>
        <source>Somebody else changed the same in the meantime.</source>
        <translation>Quelqu’un d’autre a modifié la même chose entre-temps.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>Quelqu’un d’autre a modifié ceci entre-temps.</translation>
    </message>
    <message>
        <source>Somebody has this e-mail address already.</source>
        <translation>Quelqu’un a déjà cette adresse e-mail.</translation>
    </message>
    <message>
        <source>Somebody has this e-mail address already: enter the password of that account.</source>
        <translation>Cette adresse e-mail est déjà utilisée&#xa0;: saisissez le mot de passe de ce compte.</translation>
    </message>
    <message>
        <source>Something changed since the preview. Look at it again, then send.</source>
        <translation>Quelque chose a changé depuis l’aperçu. Regardez-le de nouveau, puis envoyez.</translation>
    </message>
    <message>
        <source>Something else than the server answered. This network may want you to sign in: open a web page.</source>
        <translation>Autre chose que le serveur a répondu. Ce réseau demande peut-être une connexion&#xa0;: ouvrez une page web.</translation>
    </message>
    <message>
        <source>Something lies in this bin. Carry it elsewhere first.</source>
        <translation>Cet emplacement n’est pas vide. Déplacez d’abord ce qui s’y trouve.</translation>
    </message>
    <message>
        <source>Something must be entered here.</source>
        <translation>Quelque chose doit être saisi ici.</translation>
    </message>
    <message>
        <source>Something must stand here.</source>
        <translation>Il manque quelque chose ici.</translation>
    </message>
    <message>
        <source>Something of this order has left the centre: it cannot be cancelled any more.</source>
        <translation>Une partie de cette commande a quitté le centre&#xa0;: elle ne peut plus être annulée.</translation>
    </message>
    <message>
        <source>Something of this request is ordered. Close it, or cancel the orders first.</source>
        <translation>Une partie de cette demande est commandée. Clôturez-la, ou annulez d’abord les commandes.</translation>
    </message>
    <message>
        <source>Stock is reserved at most {most} days ahead.</source>
        <translation>Le stock se réserve au plus {most} jours à l’avance.</translation>
    </message>
    <message>
        <source>The JPG is damaged or not complete.</source>
        <translation>Le JPG est endommagé ou incomplet.</translation>
    </message>
    <message>
        <source>The PDF could not be written.</source>
        <translation>Le PDF n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>The SKU holds characters that nobody sees.</source>
        <translation>Le SKU contient des caractères invisibles.</translation>
    </message>
    <message>
        <source>The SKU is longer than {limit} characters.</source>
        <translation>Le SKU dépasse {limit} caractères.</translation>
    </message>
    <message>
        <source>The account of {name} was disabled before this arrived. Give it in your own name, or leave it.</source>
        <translation>Le compte de {name} a été désactivé avant que ceci n’arrive. Redonnez-le en votre nom, ou laissez-le.</translation>
    </message>
    <message>
        <source>The address that mails name is https://HOST, or http:// on this machine.</source>
        <translation>L’adresse que nomment les e-mails est https://HÔTE, ou http:// sur cette machine.</translation>
    </message>
    <message>
        <source>The answer must hold beyond this moment.</source>
        <translation>La réponse doit rester valable au-delà de cet instant.</translation>
    </message>
    <message>
        <source>The answers are in: assign the quantities.</source>
        <translation>Les réponses sont arrivées&#xa0;: attribuez les quantités.</translation>
    </message>
    <message>
        <source>The assignment breaks a condition: {condition}.</source>
        <translation>L’attribution enfreint une condition&#xa0;: {condition}.</translation>
    </message>
    <message>
        <source>The assignment comes to {total}, not to what was said.</source>
        <translation>L’attribution revient à {total}, et non à ce qui a été dit.</translation>
    </message>
    <message>
        <source>The backup was made by another version of the program (schema {found}, here {ours}).</source>
        <translation>La sauvegarde a été faite par une autre version du programme (schéma {found}, ici {ours}).</translation>
    </message>
    <message>
        <source>The barcode holds a part that we do not know: ({identifier}).</source>
        <translation>Le code-barres contient une partie inconnue&#xa0;: ({identifier}).</translation>
    </message>
    <message>
        <source>The barcode says ({identifier}) twice, and not the same.</source>
        <translation>Le code-barres donne deux fois ({identifier}), avec des valeurs différentes.</translation>
    </message>
    <message>
        <source>The barcode&apos;s part ({identifier}) cannot be read: “{value}”.</source>
        <translation>La partie ({identifier}) du code-barres est illisible&#xa0;: «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>The card was refused: {reason}.</source>
        <translation>La carte a été refusée&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The centre does not offer this carrier&apos;s service any more.</source>
        <translation>Le centre ne propose plus ce service du transporteur.</translation>
    </message>
    <message>
        <source>The centre does not offer “{service}”.</source>
        <translation>Le centre ne propose pas «&#xa0;{service}&#xa0;».</translation>
    </message>
    <message>
        <source>The centre has been asked already.</source>
        <translation>Le centre a déjà été sollicité.</translation>
    </message>
    <message>
        <source>The centre has no such rule.</source>
        <translation>Le centre n’a pas de telle règle.</translation>
    </message>
    <message>
        <source>The centre is closed when the order is to be collected.</source>
        <translation>Le centre est fermé au moment du retrait.</translation>
    </message>
    <message>
        <source>The centre&apos;s quote is {quote} now. Look at it again.</source>
        <translation>Le devis du centre est maintenant de {quote}. Regardez-le à nouveau.</translation>
    </message>
    <message>
        <source>The columns of a page differ in length.</source>
        <translation>Les colonnes d’une page n’ont pas la même longueur.</translation>
    </message>
    <message>
        <source>The connection to this fulfilment centre is suspended. Choose another.</source>
        <translation>La connexion à ce centre logistique est suspendue. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The database is not empty. Restore into an empty one.</source>
        <translation>La base de données n’est pas vide. Restaurez dans une base vide.</translation>
    </message>
    <message>
        <source>The database is not the one that this server&apos;s state belongs to, or one from before its last restore. Nothing is served. If it is right, go on by &apos;desktop-b2b admin new-epoch&apos;.</source>
        <translation>Cette base de données n’est pas celle de l’état de ce serveur, ou date d’avant sa dernière restauration. Rien n’est servi. Si c’est la bonne, continuez par «&#xa0;desktop-b2b admin new-epoch&#xa0;».</translation>
    </message>
    <message>
        <source>The database is older than what this server has confirmed: it is at {here}, but {mark} was answered. It was restored. Nothing is served. Restore the last backup into an empty database with &apos;desktop-b2b server restore FILE&apos;, or go on with this one by &apos;desktop-b2b admin new-epoch&apos;: the desks then give back what it lost.</source>
        <translation>La base de données est plus ancienne que ce que ce serveur a confirmé&#xa0;: elle est à {here}, mais {mark} a été répondu. Elle a été restaurée. Rien n’est servi. Restaurez la dernière sauvegarde dans une base vide par «&#xa0;desktop-b2b server restore FILE&#xa0;», ou continuez avec celle-ci par «&#xa0;desktop-b2b admin new-epoch&#xa0;»&#xa0;: les postes rendent alors ce qu’elle a perdu.</translation>
    </message>
    <message>
        <source>The database was exchanged for an older one. Restart the server.</source>
        <translation>La base de données a été remplacée par une plus ancienne. Redémarrez le serveur.</translation>
    </message>
    <message>
        <source>The database was restored. Restart the server.</source>
        <translation>La base de données a été restaurée. Redémarrez le serveur.</translation>
    </message>
    <message>
        <source>The day {value} is past.</source>
        <translation>Le jour {value} est passé.</translation>
    </message>
    <message>
        <source>The deadline must be in the future.</source>
        <translation>Le délai doit se situer dans l’avenir.</translation>
    </message>
    <message>
        <source>The deadline of {partner} must be in the future.</source>
        <translation>Le délai de {partner} doit être dans le futur.</translation>
    </message>
    <message>
        <source>The description is longer than {limit} characters.</source>
        <translation>La description dépasse {limit} caractères.</translation>
    </message>
    <message>
        <source>The document is too long to print; print it in parts.</source>
        <translation>Le document est trop long pour être imprimé&#xa0;; imprimez-le par parties.</translation>
    </message>
    <message>
        <source>The document {value} is a cancellation.</source>
        <translation>Le document {value} est une annulation.</translation>
    </message>
    <message>
        <source>The document&apos;s number holds characters that nobody sees.</source>
        <translation>Le numéro du document contient des caractères invisibles.</translation>
    </message>
    <message>
        <source>The document&apos;s number is longer than {limit} characters.</source>
        <translation>Le numéro du document dépasse {limit} caractères.</translation>
    </message>
    <message>
        <source>The extension of an SSCC is one digit.</source>
        <translation>L’extension d’un SSCC est un seul chiffre.</translation>
    </message>
    <message>
        <source>The file cannot be read at line {line}: {reason}.</source>
        <translation>Le fichier ne peut pas être lu à la ligne {line}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Le fichier ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}.</source>
        <translation>Le fichier ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows. Split it.</source>
        <translation>Le fichier a plus de {limit} lignes. Divisez-le.</translation>
    </message>
    <message>
        <source>The file has no row {row}.</source>
        <translation>Le fichier n’a pas de ligne {row}.</translation>
    </message>
    <message>
        <source>The file has no sheet {name}; its sheets are {sheets}.</source>
        <translation>Le fichier n’a pas de feuille {name}&#xa0;; ses feuilles sont {sheets}.</translation>
    </message>
    <message>
        <source>The file has no single column {name}; its columns are {columns}.</source>
        <translation>Le fichier n’a pas de colonne unique {name}&#xa0;; ses colonnes sont {columns}.</translation>
    </message>
    <message>
        <source>The file has {bytes} bytes; at most {limit} can be imported at once. Split it.</source>
        <translation>Le fichier a {bytes} octets&#xa0;; {limit} au plus peuvent être importés à la fois. Divisez-le.</translation>
    </message>
    <message>
        <source>The file has {size} bytes; at most {limit} are taken.</source>
        <translation>Le fichier a {size} octets&#xa0;; {limit} au plus sont acceptés.</translation>
    </message>
    <message>
        <source>The file holds nothing that could be taken.</source>
        <translation>Le fichier ne contient rien qui puisse être repris.</translation>
    </message>
    <message>
        <source>The file is damaged or no spreadsheet. Save it again as XLSX.</source>
        <translation>Le fichier est endommagé ou n’est pas un tableur. Enregistrez-le de nouveau en XLSX.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file is no text in {encoding}: byte {position} means nothing. Save it as CSV (UTF-8).</source>
        <translation>Le fichier n’est pas un texte en {encoding}&#xa0;: l’octet {position} n’a pas de sens. Enregistrez-le en CSV (UTF-8).</translation>
    </message>
    <message>
        <source>The file is no text: character {position} is a zero. Save it as CSV (UTF-8).</source>
        <translation>Le fichier n’est pas un texte&#xa0;: le caractère {position} est un zéro. Enregistrez-le en CSV (UTF-8).</translation>
    </message>
    <message>
        <source>The file makes a command of {bytes} bytes; at most {limit} travel whole. Split the file.</source>
        <translation>Le fichier produit une commande de {bytes} octets&#xa0;; {limit} au plus voyagent en entier. Divisez le fichier.</translation>
    </message>
    <message>
        <source>The file of rows cannot be written: {reason}.</source>
        <translation>Le fichier des lignes ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file with the relay&apos;s address cannot be read.</source>
        <translation>Le fichier contenant l’adresse du relais est illisible.</translation>
    </message>
    <message>
        <source>The file {file} exists already.</source>
        <translation>Le fichier {file} existe déjà.</translation>
    </message>
    <message>
        <source>The first tier begins at 0 units, each later one at more than the one before.</source>
        <translation>Le premier palier commence à 0 unité, chacun des suivants plus haut que le précédent.</translation>
    </message>
    <message>
        <source>The fulfilment centre is final. Cancel the order and duplicate it for another one.</source>
        <translation>Le centre logistique est définitif. Annulez la commande et dupliquez-la pour un autre centre.</translation>
    </message>
    <message>
        <source>The insured value is more than the goods are worth ({value}).</source>
        <translation>La valeur assurée dépasse celle des marchandises ({value}).</translation>
    </message>
    <message>
        <source>The items are complete.</source>
        <translation>Les articles sont complets.</translation>
    </message>
    <message>
        <source>The items cannot all be filled within the limits of answers and rules.</source>
        <translation>Les articles ne peuvent pas tous être couverts dans les limites des réponses et des règles.</translation>
    </message>
    <message>
        <source>The key of this profile&apos;s database is gone ({place}). Restore it, or sign in on a new profile.</source>
        <translation>La clé de la base de données de ce profil a disparu ({place}). Restaurez-la ou connectez-vous sur un nouveau profil.</translation>
    </message>
    <message>
        <source>The least quantity is above what you offer.</source>
        <translation>La quantité minimale dépasse ce que vous offrez.</translation>
    </message>
    <message>
        <source>The line has changed since this was proposed: ask for a new proposal.</source>
        <translation>La ligne a changé depuis cette proposition&#xa0;: demandez-en une nouvelle.</translation>
    </message>
    <message>
        <source>The line says this already.</source>
        <translation>La ligne le dit déjà.</translation>
    </message>
    <message>
        <source>The local database takes very long.</source>
        <translation>La base de données locale met très longtemps.</translation>
    </message>
    <message>
        <source>The logo measures {width} × {height} pixels; at most {limit} × {limit} are allowed.</source>
        <translation>Le logo mesure {width} × {height} pixels&#xa0;; {limit} × {limit} au plus sont autorisés.</translation>
    </message>
    <message>
        <source>The logo must be a JPG; this is {found}.</source>
        <translation>Le logo doit être un JPG&#xa0;; ceci est {found}.</translation>
    </message>
    <message>
        <source>The logo&apos;s file has {bytes} bytes; at most {limit} are allowed.</source>
        <translation>Le fichier du logo a {bytes} octets&#xa0;; {limit} au plus sont autorisés.</translation>
    </message>
    <message>
        <source>The mapping cannot be read: {reason}.</source>
        <translation>La correspondance ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The mapping is not JSON: {reason}.</source>
        <translation>La correspondance n’est pas du JSON&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The name ends in {ending}, but this is a file of type {kind}.</source>
        <translation>Le nom se termine par {ending}, mais c’est un fichier de type {kind}.</translation>
    </message>
    <message>
        <source>The network is switched off. Work goes on here.</source>
        <translation>Le réseau est coupé. Le travail continue ici.</translation>
    </message>
    <message>
        <source>The number {number} is in use already: another copy of this profile gave it away. Try again: this gets a new number, and is found by the old one, too.</source>
        <translation>Le numéro {number} est déjà utilisé&#xa0;: une autre copie de ce profil l’a donné. Réessayez&#xa0;: ceci reçoit un nouveau numéro et se retrouve aussi par l’ancien.</translation>
    </message>
    <message>
        <source>The number {value} is out of range.</source>
        <translation>Le nombre {value} est hors limites.</translation>
    </message>
    <message>
        <source>The optimiser found nothing in the time it had.</source>
        <translation>L’optimiseur n’a rien trouvé dans le temps imparti.</translation>
    </message>
    <message>
        <source>The optimiser is not installed.</source>
        <translation>L’optimiseur n’est pas installé.</translation>
    </message>
    <message>
        <source>The order asks for lot {asked}, and this is lot {lot}.</source>
        <translation>La commande demande le lot {asked}, et ceci est le lot {lot}.</translation>
    </message>
    <message>
        <source>The order has been packed: this can no longer be changed.</source>
        <translation>La commande a été emballée&#xa0;: ceci ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>The order has been picked: this can no longer be changed.</source>
        <translation>La commande a été prélevée&#xa0;: ceci ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>The order has its labels: this can no longer be changed.</source>
        <translation>La commande a ses étiquettes&#xa0;: ceci ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>The order has left the fulfilment centre: it cannot be cancelled any more.</source>
        <translation>La commande a quitté le centre logistique&#xa0;: elle ne peut plus être annulée.</translation>
    </message>
    <message>
        <source>The order has left the fulfilment centre: this can no longer be changed.</source>
        <translation>La commande a quitté le centre logistique&#xa0;: ceci ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>The order is not on hold.</source>
        <translation>La commande n’est pas en attente.</translation>
    </message>
    <message>
        <source>The order is on hold already.</source>
        <translation>La commande est déjà en attente.</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>La commande a été annulée.</translation>
    </message>
    <message>
        <source>The orders come to {total}, not to what was found.</source>
        <translation>Les commandes reviennent à {total}, et non à ce qui a été trouvé.</translation>
    </message>
    <message>
        <source>The other party put this order on hold: ask it to end that.</source>
        <translation>L’autre partie a mis cette commande en attente&#xa0;: demandez-lui de la lever.</translation>
    </message>
    <message>
        <source>The page is cut off, or too large.</source>
        <translation>La page est tronquée ou trop grande.</translation>
    </message>
    <message>
        <source>The page is damaged.</source>
        <translation>La page est endommagée.</translation>
    </message>
    <message>
        <source>The partners and their deadlines are set.</source>
        <translation>Les partenaires et leurs délais sont fixés.</translation>
    </message>
    <message>
        <source>The payment was refused.</source>
        <translation>Le paiement a été refusé.</translation>
    </message>
    <message>
        <source>The picture is damaged or not complete.</source>
        <translation>L’image est endommagée ou incomplète.</translation>
    </message>
    <message>
        <source>The picture measures {width} × {height} pixels; a side has at most {limit}.</source>
        <translation>L’image mesure {width} × {height} pixels&#xa0;; un côté en a au plus {limit}.</translation>
    </message>
    <message>
        <source>The postal code {value} may have lost a nought at its beginning.</source>
        <translation>Le code postal {value} a peut-être perdu un zéro au début.</translation>
    </message>
    <message>
        <source>The price is zero.</source>
        <translation>Le prix est nul.</translation>
    </message>
    <message>
        <source>The price {value} is negative: a correction.</source>
        <translation>Le prix {value} est négatif&#xa0;: une correction.</translation>
    </message>
    <message>
        <source>The price {value} is too large or has more than six decimals.</source>
        <translation>Le prix {value} est trop grand ou a plus de six décimales.</translation>
    </message>
    <message>
        <source>The printer is still at work: wait, or press Cancel in its message.</source>
        <translation>L’imprimante travaille encore&#xa0;: attendez, ou appuyez sur Annuler dans son message.</translation>
    </message>
    <message>
        <source>The process that holds this profile has no window.</source>
        <translation>Le processus qui tient ce profil n’a pas de fenêtre.</translation>
    </message>
    <message>
        <source>The process that holds this profile went away.</source>
        <translation>Le processus qui tenait ce profil a disparu.</translation>
    </message>
    <message>
        <source>The proposal does not hold any more.</source>
        <translation>La proposition n’est plus valable.</translation>
    </message>
    <message>
        <source>The proposal must hold beyond this moment.</source>
        <translation>La proposition doit rester valable au-delà de cet instant.</translation>
    </message>
    <message>
        <source>The proxy of this network refuses the connection.</source>
        <translation>Le proxy de ce réseau refuse la connexion.</translation>
    </message>
    <message>
        <source>The public holidays of “{country}” are not known. Enter them as closing days.</source>
        <translation>Les jours fériés de «&#xa0;{country}&#xa0;» ne sont pas connus. Saisissez-les comme jours de fermeture.</translation>
    </message>
    <message>
        <source>The quantity is zero.</source>
        <translation>La quantité est nulle.</translation>
    </message>
    <message>
        <source>The quantity {value} is negative: a return or a correction.</source>
        <translation>La quantité {value} est négative&#xa0;: un retour ou une correction.</translation>
    </message>
    <message>
        <source>The quantity {value} is too large or has more than six decimals.</source>
        <translation>La quantité {value} est trop grande ou a plus de six décimales.</translation>
    </message>
    <message>
        <source>The quote was accepted already.</source>
        <translation>Le devis a déjà été accepté.</translation>
    </message>
    <message>
        <source>The request has changed since: the closing cannot be taken back any more.</source>
        <translation>La demande a changé depuis&#xa0;: la clôture ne peut plus être annulée.</translation>
    </message>
    <message>
        <source>The reserve date cannot be changed after the order was created.</source>
        <translation>La date de réservation ne peut plus être modifiée une fois la commande créée.</translation>
    </message>
    <message>
        <source>The reserve date {day} is past: choose today or a later day.</source>
        <translation>La date de réservation {day} est passée&#xa0;: choisissez aujourd’hui ou un jour suivant.</translation>
    </message>
    <message>
        <source>The rest of an order was cancelled: it is open again.</source>
        <translation>Le reste d’une commande a été annulé&#xa0;: il est de nouveau ouvert.</translation>
    </message>
    <message>
        <source>The retailer arranges the shipping of this order.</source>
        <translation>Le détaillant organise l’expédition de cette commande.</translation>
    </message>
    <message>
        <source>The retailer has accepted a quote already.</source>
        <translation>Le détaillant a déjà accepté un devis.</translation>
    </message>
    <message>
        <source>The row has no description.</source>
        <translation>La ligne n’a pas de description.</translation>
    </message>
    <message>
        <source>The row has no quantity.</source>
        <translation>La ligne n’a pas de quantité.</translation>
    </message>
    <message>
        <source>The row has {value} cells, the heading has {expected}.</source>
        <translation>La ligne a {value} cellules, l’en-tête en a {expected}.</translation>
    </message>
    <message>
        <source>The row names neither a company nor a person.</source>
        <translation>La ligne ne nomme ni société ni personne.</translation>
    </message>
    <message>
        <source>The row names no SKU.</source>
        <translation>La ligne ne nomme pas de SKU.</translation>
    </message>
    <message>
        <source>The row names no customer.</source>
        <translation>La ligne ne nomme pas de client.</translation>
    </message>
    <message>
        <source>The row names no document.</source>
        <translation>La ligne ne nomme pas de document.</translation>
    </message>
    <message>
        <source>The row names no product.</source>
        <translation>La ligne ne nomme aucun produit.</translation>
    </message>
    <message>
        <source>The row says {value}, other rows of the same document say {expected}.</source>
        <translation>La ligne dit {value}, d’autres lignes du même document disent {expected}.</translation>
    </message>
    <message>
        <source>The rule ends before it begins.</source>
        <translation>La règle finit avant de commencer.</translation>
    </message>
    <message>
        <source>The server asks to remove {count} of {total} records from this computer. Nothing was removed. Ask the server’s keeper, then accept it or leave it.</source>
        <translation>Le serveur demande de retirer {count} enregistrements sur {total} de cet ordinateur. Rien n’a été retiré. Demandez au responsable du serveur, puis acceptez ou laissez.</translation>
    </message>
    <message>
        <source>The server asks you to sign in again. Nothing is lost.</source>
        <translation>Le serveur vous demande de vous reconnecter. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Work goes on here.</source>
        <translation>Le serveur est injoignable. Le travail continue ici.</translation>
    </message>
    <message>
        <source>The server does not know this command yet. It is kept.</source>
        <translation>Le serveur ne connaît pas encore cette commande. Elle est conservée.</translation>
    </message>
    <message>
        <source>The server failed on this. It is kept; quote {trace} when you ask for help.</source>
        <translation>Le serveur a échoué. Elle est conservée&#xa0;; citez {trace} si vous demandez de l’aide.</translation>
    </message>
    <message>
        <source>The server is older than this program. Ask its keeper to update it. Work goes on here.</source>
        <translation>Le serveur est plus ancien que ce programme. Demandez à son responsable de le mettre à jour. Ici, le travail continue.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was damaged on its way. It is asked again.</source>
        <translation>La réponse du serveur a été endommagée en route. Elle est redemandée.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be verified. Check the date and time of this computer first: a wrong clock is the usual cause.</source>
        <translation>Le certificat du serveur n’a pas pu être vérifié. Vérifiez d’abord la date et l’heure de cet ordinateur&#xa0;: une horloge déréglée est la cause habituelle.</translation>
    </message>
    <message>
        <source>The server&apos;s database is out of reach.</source>
        <translation>La base de données du serveur est hors d’atteinte.</translation>
    </message>
    <message>
        <source>The shipment number is final.</source>
        <translation>Le numéro d’expédition est définitif.</translation>
    </message>
    <message>
        <source>The shipping address is complete.</source>
        <translation>L’adresse de livraison est complète.</translation>
    </message>
    <message>
        <source>The spreadsheet is too large to be read: leave only the sheet with the rows, or save it as CSV.</source>
        <translation>Le tableur est trop grand pour être lu&#xa0;: ne laissez que la feuille avec les lignes, ou enregistrez-le en CSV.</translation>
    </message>
    <message>
        <source>The start is a number of bytes.</source>
        <translation>Le début est un nombre d’octets.</translation>
    </message>
    <message>
        <source>The time of collection ends before it begins.</source>
        <translation>Le créneau de retrait se termine avant de commencer.</translation>
    </message>
    <message>
        <source>The time of collection is past: agree on another one.</source>
        <translation>Le créneau de retrait est passé&#xa0;: convenez d’un autre.</translation>
    </message>
    <message>
        <source>The time of this invitation is over. Ask for a new one.</source>
        <translation>Cette invitation a expiré. Demandez-en une nouvelle.</translation>
    </message>
    <message>
        <source>The time to answer is over and an item has no answer.</source>
        <translation>Le délai de réponse est écoulé et un article est sans réponse.</translation>
    </message>
    <message>
        <source>The time to answer is over: the answer that was given stands.</source>
        <translation>Le délai de réponse est écoulé&#xa0;: la réponse donnée reste valable.</translation>
    </message>
    <message>
        <source>There are not so many units there. Look again.</source>
        <translation>Il n’y a pas autant d’unités à cet endroit. Vérifiez.</translation>
    </message>
    <message>
        <source>There is a bin {name} already.</source>
        <translation>Il y a déjà un emplacement {name}.</translation>
    </message>
    <message>
        <source>There is no bin {value}.</source>
        <translation>Il n’y a pas d’emplacement {value}.</translation>
    </message>
    <message>
        <source>There is no column “{column}”. The columns are: {columns}.</source>
        <translation>Il n’y a pas de colonne «&#xa0;{column}&#xa0;». Les colonnes sont&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>There is no command named {name}.</source>
        <translation>Il n’existe pas de commande nommée {name}.</translation>
    </message>
    <message>
        <source>There is no company {id}.</source>
        <translation>Il n’existe pas de société {id}.</translation>
    </message>
    <message>
        <source>There is no country “{value}”.</source>
        <translation>Il n’existe pas de pays «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no currency “{value}”.</source>
        <translation>Il n’existe pas de devise «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no field {name}.</source>
        <translation>Il n’existe pas de champ {name}.</translation>
    </message>
    <message>
        <source>There is no field {name}; the fields are {fields}.</source>
        <translation>Il n’existe pas de champ {name}&#xa0;; les champs sont {fields}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Il n’y a pas de fichier {file}.</translation>
    </message>
    <message>
        <source>There is no fulfilment centre {value}.</source>
        <translation>Il n’y a pas de centre logistique {value}.</translation>
    </message>
    <message>
        <source>There is no import of {kind}.</source>
        <translation>Il n’y a pas d’import de {kind}.</translation>
    </message>
    <message>
        <source>There is no invitation that could be taken back.</source>
        <translation>Il n’y a pas d’invitation à reprendre.</translation>
    </message>
    <message>
        <source>There is no label paper of this name.</source>
        <translation>Aucun papier d’étiquette ne porte ce nom.</translation>
    </message>
    <message>
        <source>There is no late answer to admit.</source>
        <translation>Il n’y a pas de réponse tardive à admettre.</translation>
    </message>
    <message>
        <source>There is no privilege “{verb}”.</source>
        <translation>Il n’existe pas de droit «&#xa0;{verb}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no product line {value}.</source>
        <translation>Il n’y a pas de gamme {value}.</translation>
    </message>
    <message>
        <source>There is no query named {name}.</source>
        <translation>Il n’existe pas de requête nommée {name}.</translation>
    </message>
    <message>
        <source>There is no quote to accept.</source>
        <translation>Il n’y a pas de devis à accepter.</translation>
    </message>
    <message>
        <source>There is no reason {reason} to skip rows by.</source>
        <translation>Il n’existe pas de motif {reason} pour ignorer des lignes.</translation>
    </message>
    <message>
        <source>There is no section “{section}”. They are: {sections}.</source>
        <translation>Il n’y a pas de section «&#xa0;{section}&#xa0;». Ce sont&#xa0;: {sections}.</translation>
    </message>
    <message>
        <source>There is no server&apos;s database in {folder}.</source>
        <translation>Il n’y a pas de base de données de serveur dans {folder}.</translation>
    </message>
    <message>
        <source>There is no shipment with this id.</source>
        <translation>Il n’existe pas d’expédition avec cet identifiant.</translation>
    </message>
    <message>
        <source>There is no such account at this centre.</source>
        <translation>Il n’y a pas de tel compte dans ce centre.</translation>
    </message>
    <message>
        <source>There is no such bin.</source>
        <translation>Cet emplacement n’existe pas.</translation>
    </message>
    <message>
        <source>There is no such box.</source>
        <translation>Il n’existe pas de tel colis.</translation>
    </message>
    <message>
        <source>There is no such call.</source>
        <translation>Il n’existe pas de tel appel.</translation>
    </message>
    <message>
        <source>There is no such connection to a fulfilment centre.</source>
        <translation>Il n’y a pas de tel lien avec un centre logistique.</translation>
    </message>
    <message>
        <source>There is no such connection.</source>
        <translation>Il n’existe pas de telle liaison.</translation>
    </message>
    <message>
        <source>There is no such fulfilment centre. Choose another.</source>
        <translation>Ce centre logistique n’existe pas. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no such item.</source>
        <translation>Cet article n’existe pas.</translation>
    </message>
    <message>
        <source>There is no such line.</source>
        <translation>Cette ligne n’existe pas.</translation>
    </message>
    <message>
        <source>There is no such partner.</source>
        <translation>Il n’existe pas de tel partenaire.</translation>
    </message>
    <message>
        <source>There is no such product at a centre.</source>
        <translation>Ce produit n’existe dans aucun centre.</translation>
    </message>
    <message>
        <source>There is no such product line.</source>
        <translation>Il n’existe pas de telle gamme de produits.</translation>
    </message>
    <message>
        <source>There is no such product.</source>
        <translation>Ce produit n’existe pas.</translation>
    </message>
    <message>
        <source>There is no such request or order.</source>
        <translation>Il n’existe pas de telle demande ou commande.</translation>
    </message>
    <message>
        <source>There is no such shared view.</source>
        <translation>Cette vue partagée n’existe pas.</translation>
    </message>
    <message>
        <source>There is no time zone {zone}.</source>
        <translation>Il n’existe pas de fuseau horaire {zone}.</translation>
    </message>
    <message>
        <source>There is no time zone “{zone}”.</source>
        <translation>Il n’existe pas de fuseau horaire «&#xa0;{zone}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no widget named {key}.</source>
        <translation>Il n’existe pas de widget nommé {key}.</translation>
    </message>
    <message>
        <source>There is no {kind} with this id.</source>
        <translation>Il n’existe pas de {kind} avec cet identifiant.</translation>
    </message>
    <message>
        <source>There is no {kind} {wanted}.</source>
        <translation>Il n’existe pas de {kind} {wanted}.</translation>
    </message>
    <message>
        <source>There is no “{found}” in this version of the program. If it is text, write {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» n’existe pas dans cette version du programme. S’il s’agit d’un texte, écrivez {expected}.</translation>
    </message>
    <message>
        <source>There is no “{name}” that a rule could ask about.</source>
        <translation>Il n’y a pas de «&#xa0;{name}&#xa0;» qu’une règle puisse examiner.</translation>
    </message>
    <message>
        <source>There is no “{name}” that can be asked about here (place {at}).</source>
        <translation>Il n’y a pas ici de «&#xa0;{name}&#xa0;» sur quoi interroger (position {at}).</translation>
    </message>
    <message>
        <source>There is nothing to print yet: pick lists need something to pick, labels a packed box.</source>
        <translation>Il n’y a encore rien à imprimer&#xa0;: un bon de préparation demande quelque chose à prélever, une étiquette un carton emballé.</translation>
    </message>
    <message>
        <source>There is nothing with this id that this paper is about.</source>
        <translation>Rien ne porte cet identifiant dont ce papier puisse traiter.</translation>
    </message>
    <message>
        <source>There is still more to compare. Ask again.</source>
        <translation>Il reste à comparer. Redemandez.</translation>
    </message>
    <message>
        <source>There is still more to send. Ask again.</source>
        <translation>Il reste encore à envoyer. Redemandez.</translation>
    </message>
    <message>
        <source>These hours leave next to no time for work: at least {hours} hours a year are needed.</source>
        <translation>Ces heures ne laissent presque pas de temps de travail&#xa0;: il faut au moins {hours} heures par an.</translation>
    </message>
    <message>
        <source>These tables are too long: at most {most} bytes.</source>
        <translation>Ces tables sont trop longues&#xa0;: {most} octets au plus.</translation>
    </message>
    <message>
        <source>These working hours leave no time for work. Change the calendar, or set the time by hand.</source>
        <translation>Ces heures ne laissent aucun temps de travail. Modifiez le calendrier ou fixez l’échéance à la main.</translation>
    </message>
    <message>
        <source>They lie there already.</source>
        <translation>Ils s’y trouvent déjà.</translation>
    </message>
    <message>
        <source>This JPG of {width} × {height} pixels is of a rare kind that printers do not know. Save it again as an ordinary JPG.</source>
        <translation>Ce JPG de {width} × {height} pixels est d’un genre rare que les imprimantes ne connaissent pas. Réenregistrez-le en JPG ordinaire.</translation>
    </message>
    <message>
        <source>This account was disabled. What was waiting is kept for the account manager.</source>
        <translation>Ce compte a été désactivé. Ce qui attendait est gardé pour le gestionnaire du compte.</translation>
    </message>
    <message>
        <source>This action takes no amount.</source>
        <translation>Cette action ne prend pas de montant.</translation>
    </message>
    <message>
        <source>This answer came late: admit it first.</source>
        <translation>Cette réponse est arrivée en retard&#xa0;: admettez-la d’abord.</translation>
    </message>
    <message>
        <source>This belongs to a section that you were not given.</source>
        <translation>Ceci appartient à une section qui ne vous a pas été donnée.</translation>
    </message>
    <message>
        <source>This box stands on another pallet.</source>
        <translation>Ce carton est sur une autre palette.</translation>
    </message>
    <message>
        <source>This card belongs to another connection already.</source>
        <translation>Cette fiche appartient déjà à une autre liaison.</translation>
    </message>
    <message>
        <source>This centre never works. Change its calendar.</source>
        <translation>Ce centre ne travaille jamais. Modifiez son calendrier.</translation>
    </message>
    <message>
        <source>This code is not complete, or was replaced by a newer one.</source>
        <translation>Ce code est incomplet, ou a été remplacé par un plus récent.</translation>
    </message>
    <message>
        <source>This command is not in the outbox any more.</source>
        <translation>Cette commande n’est plus dans la boîte d’envoi.</translation>
    </message>
    <message>
        <source>This company is no fulfilment centre.</source>
        <translation>Cette entreprise n’est pas un centre logistique.</translation>
    </message>
    <message>
        <source>This compares what cannot be compared: a text with a number, perhaps.</source>
        <translation>Cela compare ce qui ne se compare pas&#xa0;: un texte et un nombre, peut-être.</translation>
    </message>
    <message>
        <source>This condition cannot be read.</source>
        <translation>Cette condition est illisible.</translation>
    </message>
    <message>
        <source>This condition has too few or too many values.</source>
        <translation>Cette condition a trop peu ou trop de valeurs.</translation>
    </message>
    <message>
        <source>This condition nests more than {most} deep.</source>
        <translation>Cette condition s’imbrique sur plus de {most} niveaux.</translation>
    </message>
    <message>
        <source>This condition uses something that rules do not have ({what}).</source>
        <translation>Cette condition utilise ce que les règles n’ont pas ({what}).</translation>
    </message>
    <message>
        <source>This date is over.</source>
        <translation>Cette date est passée.</translation>
    </message>
    <message>
        <source>This date lies before the request.</source>
        <translation>Cette date est antérieure à la demande.</translation>
    </message>
    <message>
        <source>This device has used up its SSCCs with this company prefix. Enrol the device anew.</source>
        <translation>Cet appareil a épuisé ses SSCC avec ce préfixe d’entreprise. Inscrivez-le de nouveau.</translation>
    </message>
    <message>
        <source>This device&apos;s numbers ({number}) cannot be made into SSCCs. Enrol the device anew.</source>
        <translation>Les numéros de cet appareil ({number}) ne peuvent devenir des SSCC. Inscrivez-le de nouveau.</translation>
    </message>
    <message>
        <source>This did not close the request.</source>
        <translation>Ceci n’a pas clôturé la demande.</translation>
    </message>
    <message>
        <source>This file cannot be read: {reason}.</source>
        <translation>Ce fichier ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>This file is attached already.</source>
        <translation>Ce fichier est déjà joint.</translation>
    </message>
    <message>
        <source>This file is far too large for a logo.</source>
        <translation>Ce fichier est bien trop grand pour un logo.</translation>
    </message>
    <message>
        <source>This file proves that a service was done. Take that back first.</source>
        <translation>Ce fichier prouve qu’un service a été fait. Reprenez d’abord cette saisie.</translation>
    </message>
    <message>
        <source>This has {size} bytes; at most {limit} can be sent at once. Split it.</source>
        <translation>Ceci a {size} octets&#xa0;; {limit} au plus peuvent être envoyés à la fois. Divisez.</translation>
    </message>
    <message>
        <source>This id belongs to another record.</source>
        <translation>Cet identifiant appartient à un autre enregistrement.</translation>
    </message>
    <message>
        <source>This id is in use already.</source>
        <translation>Cet identifiant est déjà utilisé.</translation>
    </message>
    <message>
        <source>This invitation is no longer good. Ask for a new one.</source>
        <translation>Cette invitation n’est plus valable. Demandez-en une nouvelle.</translation>
    </message>
    <message>
        <source>This invitation was followed already: sign in instead.</source>
        <translation>Cette invitation a déjà été suivie&#xa0;: connectez-vous plutôt.</translation>
    </message>
    <message>
        <source>This invitation was sent already.</source>
        <translation>Cette invitation a déjà été envoyée.</translation>
    </message>
    <message>
        <source>This is a value, not a condition that holds or does not.</source>
        <translation>C’est une valeur, pas une condition vraie ou fausse.</translation>
    </message>
    <message>
        <source>This is an old or a locked spreadsheet. Save it without a password as XLSX or CSV (UTF-8).</source>
        <translation>C’est un tableur ancien ou protégé. Enregistrez-le sans mot de passe en XLSX ou CSV (UTF-8).</translation>
    </message>
    <message>
        <source>This is in the list twice.</source>
        <translation>Ceci figure deux fois dans la liste.</translation>
    </message>
    <message>
        <source>This is in the table twice.</source>
        <translation>Ceci figure deux fois dans la table.</translation>
    </message>
    <message>
        <source>This is longer than any barcode.</source>
        <translation>C’est plus long qu’aucun code-barres.</translation>
    </message>
    <message>
        <source>This is no backup of a server.</source>
        <translation>Ce n’est pas une sauvegarde de serveur.</translation>
    </message>
    <message>
        <source>This is no date that we can keep.</source>
        <translation>Ce n’est pas une date que nous puissions garder.</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Ce n’est pas une adresse e-mail.</translation>
    </message>
    <message>
        <source>This is no place in this list.</source>
        <translation>Ce n’est pas un endroit de cette liste.</translation>
    </message>
    <message>
        <source>This is no position of a snapshot.</source>
        <translation>Ce n’est pas une position d’un instantané.</translation>
    </message>
    <message>
        <source>This is not JSON: {reason}.</source>
        <translation>Ce n’est pas du JSON&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>This is not a document of tables in JSON.</source>
        <translation>Ceci n’est pas un document de tables en JSON.</translation>
    </message>
    <message>
        <source>This is not a link to a document of this program.</source>
        <translation>Ce n’est pas un lien vers un document de ce programme.</translation>
    </message>
    <message>
        <source>This is not held: {ids}.</source>
        <translation>Ceci n’est pas retenu&#xa0;: {ids}.</translation>
    </message>
    <message>
        <source>This is not the address of a mail relay: {reason}.</source>
        <translation>Ceci n’est pas l’adresse d’un relais de messagerie&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>This is not the end of a page of this list.</source>
        <translation>Ce n’est pas la fin d’une page de cette liste.</translation>
    </message>
    <message>
        <source>This is not the hash of a file.</source>
        <translation>Ce n’est pas l’empreinte d’un fichier.</translation>
    </message>
    <message>
        <source>This is too far away to count the working time.</source>
        <translation>C’est trop éloigné pour compter le temps de travail.</translation>
    </message>
    <message>
        <source>This label has no number: the centre&apos;s tables lack its GS1 company prefix.</source>
        <translation>Cette étiquette n’a pas de numéro&#xa0;: le préfixe d’entreprise GS1 manque dans les tables du centre.</translation>
    </message>
    <message>
        <source>This language is not known.</source>
        <translation>Cette langue n’est pas connue.</translation>
    </message>
    <message>
        <source>This lot expires on another day: {day}.</source>
        <translation>Ce lot expire un autre jour&#xa0;: {day}.</translation>
    </message>
    <message>
        <source>This lot is of another item.</source>
        <translation>Ce lot est d’un autre article.</translation>
    </message>
    <message>
        <source>This machine has no keychain that can be used.</source>
        <translation>Cet ordinateur n’a pas de trousseau utilisable.</translation>
    </message>
    <message>
        <source>This only tells you something: there is nothing to give again.</source>
        <translation>Ceci ne fait que vous informer&#xa0;: il n’y a rien à redonner.</translation>
    </message>
    <message>
        <source>This order asks for no such service.</source>
        <translation>Cette commande ne demande pas ce service.</translation>
    </message>
    <message>
        <source>This order cannot be worked on now: it waits for its retailer, or was cancelled.</source>
        <translation>Cette commande ne peut être traitée maintenant&#xa0;: elle attend son détaillant, ou a été annulée.</translation>
    </message>
    <message>
        <source>This order does not leave the customs union of its centre.</source>
        <translation>Cette commande ne quitte pas l’union douanière de son centre.</translation>
    </message>
    <message>
        <source>This order has no such file of yours.</source>
        <translation>Cette commande n’a pas un tel fichier de votre part.</translation>
    </message>
    <message>
        <source>This order has no such line.</source>
        <translation>Cette commande n’a pas cette ligne.</translation>
    </message>
    <message>
        <source>This order is collected: nothing is shipped.</source>
        <translation>Cette commande est retirée sur place&#xa0;: rien n’est expédié.</translation>
    </message>
    <message>
        <source>This order is shipped: nobody collects it.</source>
        <translation>Cette commande est expédiée&#xa0;: personne ne la retire.</translation>
    </message>
    <message>
        <source>This partner gave no price for the item.</source>
        <translation>Ce partenaire n’a pas donné de prix pour l’article.</translation>
    </message>
    <message>
        <source>This partner is connected already.</source>
        <translation>Ce partenaire est déjà connecté.</translation>
    </message>
    <message>
        <source>This partner is in the archive.</source>
        <translation>Ce partenaire est archivé.</translation>
    </message>
    <message>
        <source>This partner is not connected yet.</source>
        <translation>Ce partenaire n’est pas encore connecté.</translation>
    </message>
    <message>
        <source>This partner was not asked.</source>
        <translation>Ce partenaire n’a pas été sollicité.</translation>
    </message>
    <message>
        <source>This partner&apos;s prices are in {currency}, and there is no rate: they cannot be ordered in {own}.</source>
        <translation>Les prix de ce partenaire sont en {currency}, et il n’y a pas de taux&#xa0;: on ne peut pas commander en {own}.</translation>
    </message>
    <message>
        <source>This product has no UN number yet.</source>
        <translation>Ce produit n’a pas encore de numéro ONU.</translation>
    </message>
    <message>
        <source>This product line is in the archive.</source>
        <translation>Cette ligne de produits est archivée.</translation>
    </message>
    <message>
        <source>This profile belongs to {company}. Use another profile for another company.</source>
        <translation>Ce profil appartient à {company}. Utilisez un autre profil pour une autre société.</translation>
    </message>
    <message>
        <source>This profile was made with its key in: {place}. It is not switched.</source>
        <translation>Ce profil a été créé avec sa clé ici&#xa0;: {place}. On n’en change pas.</translation>
    </message>
    <message>
        <source>This program is too old for the server. Update it: what you do is sent, but nothing comes here until then.</source>
        <translation>Ce programme est trop ancien pour le serveur. Mettez-le à jour&#xa0;: ce que vous faites est envoyé, mais rien n’arrive ici d’ici là.</translation>
    </message>
    <message>
        <source>This program takes no invitations.</source>
        <translation>Ce programme n’accepte pas d’invitations.</translation>
    </message>
    <message>
        <source>This program was started without sample data.</source>
        <translation>Ce programme a été démarré sans données d’exemple.</translation>
    </message>
    <message>
        <source>This quotation mark is not closed.</source>
        <translation>Ce guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <source>This receipt was entered already.</source>
        <translation>Cette réception a déjà été saisie.</translation>
    </message>
    <message>
        <source>This request has no such line.</source>
        <translation>Cette demande n’a pas de telle ligne.</translation>
    </message>
    <message>
        <source>This request is not to be assigned now.</source>
        <translation>Cette demande n’est pas à attribuer maintenant.</translation>
    </message>
    <message>
        <source>This retailer asks for the shipping cost. Enter 0 if there is none.</source>
        <translation>Ce détaillant demande les frais de port. Saisissez 0 s’il n’y en a pas.</translation>
    </message>
    <message>
        <source>This retailer lets nobody propose changes to this order: accept or decline it whole.</source>
        <translation>Ce détaillant ne permet pas de proposer des changements à cette commande&#xa0;: acceptez-la ou déclinez-la en entier.</translation>
    </message>
    <message>
        <source>This rule counts already.</source>
        <translation>Cette règle s’applique déjà.</translation>
    </message>
    <message>
        <source>This rule is set aside already.</source>
        <translation>Cette règle est déjà écartée.</translation>
    </message>
    <message>
        <source>This scope has no such table.</source>
        <translation>Ce domaine n’a pas cette table.</translation>
    </message>
    <message>
        <source>This search has too many conditions; {limit} is the most.</source>
        <translation>Cette recherche a trop de conditions&#xa0;; {limit} au plus.</translation>
    </message>
    <message>
        <source>This search has {length} characters; {limit} is the most.</source>
        <translation>Cette recherche compte {length} caractères&#xa0;; {limit} au plus.</translation>
    </message>
    <message>
        <source>This shipment belongs to another order.</source>
        <translation>Cette expédition appartient à une autre commande.</translation>
    </message>
    <message>
        <source>This shipment has no such box or pallet.</source>
        <translation>Cette expédition n’a pas ce carton ni cette palette.</translation>
    </message>
    <message>
        <source>This shipment has no such box.</source>
        <translation>Cette expédition n’a pas ce carton.</translation>
    </message>
    <message>
        <source>This text has {length} characters; {limit} is the most.</source>
        <translation>Ce texte a {length} caractères&#xa0;; {limit} est le maximum.</translation>
    </message>
    <message>
        <source>This text holds a character that cannot be shown (U+{character}). Type it again without it.</source>
        <translation>Ce texte contient un caractère impossible à afficher (U+{character}). Ressaisissez-le sans lui.</translation>
    </message>
    <message>
        <source>This text holds a character that cannot be shown (place {at}).</source>
        <translation>Ce texte contient un caractère qui ne peut pas être affiché (position {at}).</translation>
    </message>
    <message>
        <source>This user is not signed in on this profile. Sign in first.</source>
        <translation>Cet utilisateur n’est pas connecté sur ce profil. Connectez-vous d’abord.</translation>
    </message>
    <message>
        <source>This version of the program cannot sort by “{key}”.</source>
        <translation>Cette version du programme ne sait pas trier par «&#xa0;{key}&#xa0;».</translation>
    </message>
    <message>
        <source>This waits for an earlier command that is kept back.</source>
        <translation>Ceci attend une commande antérieure qui est retenue.</translation>
    </message>
    <message>
        <source>This was collected: no carrier has it.</source>
        <translation>Ceci a été retiré&#xa0;: aucun transporteur ne l’a.</translation>
    </message>
    <message>
        <source>This was made by a newer version of the program. Update first.</source>
        <translation>Ceci a été fait par une version plus récente du programme. Mettez d’abord à jour.</translation>
    </message>
    <message>
        <source>This was made by a version of the program that is no longer understood. Give it again.</source>
        <translation>Ceci a été fait par une version du programme qui n’est plus comprise. Redonnez-le.</translation>
    </message>
    <message>
        <source>This was sent already and can no longer be withdrawn.</source>
        <translation>Ceci a déjà été envoyé et ne peut plus être retiré.</translation>
    </message>
    <message>
        <source>This widget is no longer there. Add it again.</source>
        <translation>Ce widget n’est plus là. Ajoutez-le de nouveau.</translation>
    </message>
    <message>
        <source>This widget shows what waits for your decision. Confirm that it is to go.</source>
        <translation>Ce widget montre ce qui attend votre décision. Confirmez qu’il doit disparaître.</translation>
    </message>
    <message>
        <source>Too many servers share one folder for their state.</source>
        <translation>Trop de serveurs partagent un dossier pour leur état.</translation>
    </message>
    <message>
        <source>Two boxes have the same label {value}: each needs its own.</source>
        <translation>Deux cartons portent la même étiquette {value}&#xa0;: chacun a besoin de la sienne.</translation>
    </message>
    <message>
        <source>Type Y, or press Escape.</source>
        <translation>Tapez O, ou appuyez sur Échap.</translation>
    </message>
    <message>
        <source>Type numbers from 1 to {most}, or 0.</source>
        <translation>Tapez des chiffres de 1 à {most}, ou 0.</translation>
    </message>
    <message>
        <source>Upload a label for each box; missing: {boxes}.</source>
        <translation>Envoyez une étiquette pour chaque carton&#xa0;; il manque&#xa0;: {boxes}.</translation>
    </message>
    <message>
        <source>Upload your labels once the boxes are packed and measured.</source>
        <translation>Envoyez vos étiquettes une fois les cartons emballés et mesurés.</translation>
    </message>
    <message>
        <source>Weigh and measure each box or pallet first.</source>
        <translation>Pesez et mesurez d’abord chaque carton ou palette.</translation>
    </message>
    <message>
        <source>What a partner is cannot change once it is invited or connected.</source>
        <translation>La nature d’un partenaire ne peut plus changer une fois qu’il est invité ou connecté.</translation>
    </message>
    <message>
        <source>What was collected cannot be taken back here.</source>
        <translation>Ce qui a été retiré ne peut être repris ici.</translation>
    </message>
    <message>
        <source>With this company prefix and extension, SSCC serials go up to {most}.</source>
        <translation>Avec ce préfixe d’entreprise et cette extension, les numéros de série SSCC vont jusqu’à {most}.</translation>
    </message>
    <message>
        <source>Without the recipient&apos;s e-mail there is nobody to tell when the goods ship.</source>
        <translation>Sans l’e-mail du destinataire, personne ne sera prévenu de l’expédition.</translation>
    </message>
    <message>
        <source>Workers are 1 to 64 processes.</source>
        <translation>Le nombre de processus va de 1 à 64.</translation>
    </message>
    <message>
        <source>Write a condition.</source>
        <translation>Écrivez une condition.</translation>
    </message>
    <message>
        <source>Write a day like 2026-12-24.</source>
        <translation>Écrivez un jour sous la forme 2026-12-24.</translation>
    </message>
    <message>
        <source>Write a day like 2027-03-31.</source>
        <translation>Écrivez un jour comme 2027-03-31.</translation>
    </message>
    <message>
        <source>Write a length like 40 cm or 16 in.</source>
        <translation>Écrivez une longueur comme 40 cm ou 16 in.</translation>
    </message>
    <message>
        <source>Write a size like 40 × 30 × 20 cm.</source>
        <translation>Écrivez des dimensions comme 40 × 30 × 20 cm.</translation>
    </message>
    <message>
        <source>Write a weight like 12.5 kg or 28 lb.</source>
        <translation>Écrivez un poids comme 12.5 kg ou 28 lb.</translation>
    </message>
    <message>
        <source>Write hours like 09:00-12:00 13:00-17:00.</source>
        <translation>Écrivez les heures sous la forme 09:00-12:00 13:00-17:00.</translation>
    </message>
    <message>
        <source>Write the hours of a day in their order, without overlaps.</source>
        <translation>Écrivez les heures d’une journée dans l’ordre, sans chevauchement.</translation>
    </message>
    <message>
        <source>Write the reserve date like 2026-12-24.</source>
        <translation>Écrivez la date de réservation comme 2026-12-24.</translation>
    </message>
    <message>
        <source>You arrange the shipping of this order already.</source>
        <translation>Vous organisez déjà l’expédition de cette commande.</translation>
    </message>
    <message>
        <source>You have no such issue.</source>
        <translation>Vous n’avez pas de tel problème.</translation>
    </message>
    <message>
        <source>You have no such view.</source>
        <translation>Vous n’avez pas de telle vue.</translation>
    </message>
    <message>
        <source>You have no such widget.</source>
        <translation>Vous n’avez pas de tel widget.</translation>
    </message>
    <message>
        <source>You have {most} views: delete some first.</source>
        <translation>Vous avez {most} vues&#xa0;: supprimez-en d’abord.</translation>
    </message>
    <message>
        <source>Your companies are connected already: sign in instead.</source>
        <translation>Vos entreprises sont déjà connectées&#xa0;: connectez-vous plutôt.</translation>
    </message>
    <message>
        <source>Your user may not do this ({privilege}). Ask your account manager.</source>
        <translation>Votre utilisateur n’a pas ce droit ({privilege}). Adressez-vous à votre gestionnaire de compte.</translation>
    </message>
    <message>
        <source>{carrier} does not ship abroad with this service.</source>
        <translation>{carrier} n’expédie pas à l’étranger avec ce service.</translation>
    </message>
    <message>
        <source>{carrier} takes no dangerous goods with this service.</source>
        <translation>{carrier} n’accepte pas de marchandises dangereuses avec ce service.</translation>
    </message>
    <message>
        <source>{command} imports nothing.</source>
        <translation>{command} n’importe rien.</translation>
    </message>
    <message>
        <source>{document} is “{was}”: this cannot be done now.</source>
        <translation>{document} est «&#xa0;{was}&#xa0;»&#xa0;: ce n’est pas possible maintenant.</translation>
    </message>
    <message>
        <source>{file} is still on its way. Try again in a moment.</source>
        <translation>{file} est encore en route. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>{hours} ends before it begins. Work past midnight ends at 24:00 and goes on the next day.</source>
        <translation>{hours} finit avant de commencer. Un travail au-delà de minuit finit à 24:00 et reprend le lendemain.</translation>
    </message>
    <message>
        <source>{item} was picked of several lots: scan the barcode that names the lot, or type the lot.</source>
        <translation>{item} a été prélevé de plusieurs lots&#xa0;: scannez le code-barres qui nomme le lot, ou saisissez le lot.</translation>
    </message>
    <message>
        <source>{item}: lot {lot} was not picked. Picked: {picked}.</source>
        <translation>{item}&#xa0;: le lot {lot} n’a pas été prélevé. Prélevé&#xa0;: {picked}.</translation>
    </message>
    <message>
        <source>{item}: nothing of this is to be picked any more.</source>
        <translation>{item}&#xa0;: il n’y a plus rien à en prélever.</translation>
    </message>
    <message>
        <source>{item}: nothing of this is to be put back.</source>
        <translation>{item}&#xa0;: rien n’est à remettre en place.</translation>
    </message>
    <message>
        <source>{item}: only {left} are still to be picked.</source>
        <translation>{item}&#xa0;: il n’en reste que {left} à prélever.</translation>
    </message>
    <message>
        <source>{item}: only {left} can still be shipped.</source>
        <translation>{item}&#xa0;: il ne reste que {left} à expédier.</translation>
    </message>
    <message>
        <source>{item}: only {left} of this lot are picked and in no box.</source>
        <translation>{item}&#xa0;: seulement {left} de ce lot sont prélevés et dans aucun carton.</translation>
    </message>
    <message>
        <source>{item}: only {left} of this lot are picked and not packed.</source>
        <translation>{item}&#xa0;: seulement {left} de ce lot sont prélevés et non emballés.</translation>
    </message>
    <message>
        <source>{item}: take the lot that is shown, not lot {lot}.</source>
        <translation>{item}&#xa0;: prenez le lot affiché, pas le lot {lot}.</translation>
    </message>
    <message>
        <source>{item}: this expired on {day}. Put it aside.</source>
        <translation>{item}&#xa0;: ceci a expiré le {day}. Mettez-le de côté.</translation>
    </message>
    <message>
        <source>{item}: {left} still to pack, {quantity} scanned. Put it aside.</source>
        <translation>{item}&#xa0;: {left} encore à emballer, {quantity} scannés. Mettez-le de côté.</translation>
    </message>
    <message>
        <source>{item}: {scanned} scanned, and {packed} in the box.</source>
        <translation>{item}&#xa0;: {scanned} scannés, et {packed} dans le carton.</translation>
    </message>
    <message>
        <source>{list} is no list that can be exported.</source>
        <translation>{list} n’est pas une liste qui peut être exportée.</translation>
    </message>
    <message>
        <source>{message}</source>
        <translation>{message}</translation>
    </message>
    <message>
        <source>{missing} labels are missing: each box needs its own, and two where it goes to Amazon.</source>
        <translation>Il manque {missing} étiquettes&#xa0;: chaque carton a besoin de la sienne, et de deux s’il va chez Amazon.</translation>
    </message>
    <message>
        <source>{name} has no pages.</source>
        <translation>{name} n’a aucune page.</translation>
    </message>
    <message>
        <source>{name} has not come to this computer yet: connect, and print again.</source>
        <translation>{name} n’est pas encore arrivé sur cet ordinateur&#xa0;: connectez-vous, puis imprimez à nouveau.</translation>
    </message>
    <message>
        <source>{name} has {count} pages; at most {most} are printed.</source>
        <translation>{name} a {count} pages&#xa0;; {most} au plus sont imprimées.</translation>
    </message>
    <message>
        <source>{name} is damaged: it cannot be drawn.</source>
        <translation>{name} est endommagé&#xa0;: impossible de le dessiner.</translation>
    </message>
    <message>
        <source>{name} is known with another {part}. Let the file change what is known, or leave it out.</source>
        <translation>{name} est connu avec un autre contenu ({part}). Laissez le fichier modifier ce qui est connu, ou écartez-le.</translation>
    </message>
    <message>
        <source>{name} is locked with a password: save it without one.</source>
        <translation>{name} est protégé par un mot de passe&#xa0;: enregistrez-le sans.</translation>
    </message>
    <message>
        <source>{name} takes too much time or memory to be drawn.</source>
        <translation>{name} demande trop de temps ou de mémoire pour être dessiné.</translation>
    </message>
    <message>
        <source>{name} weighs {value}; “{service}” carries {limit} at most.</source>
        <translation>{name} pèse {value}&#xa0;; «&#xa0;{service}&#xa0;» transporte au plus {limit}.</translation>
    </message>
    <message>
        <source>{number} was imported before with other content. Nothing was imported.</source>
        <translation>{number} a déjà été importé avec un autre contenu. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>{partner} has one hour or less to answer.</source>
        <translation>{partner} a une heure ou moins pour répondre.</translation>
    </message>
    <message>
        <source>{partner} is not connected any more: no new orders can go there.</source>
        <translation>{partner} n’est plus connecté&#xa0;: aucune nouvelle commande ne peut lui être envoyée.</translation>
    </message>
    <message>
        <source>{partner} is not connected: exclude it, or wait for the connection.</source>
        <translation>{partner} n’est pas connecté&#xa0;: excluez-le, ou attendez la connexion.</translation>
    </message>
    <message>
        <source>{partner} never works by its calendar: nothing could be shipped in time.</source>
        <translation>D’après son calendrier, {partner} ne travaille jamais&#xa0;: rien ne pourrait être expédié à temps.</translation>
    </message>
    <message>
        <source>{partner} never works by its calendar: set its deadline by hand.</source>
        <translation>D’après son calendrier, {partner} ne travaille jamais&#xa0;: fixez son échéance à la main.</translation>
    </message>
    <message>
        <source>{path} is missing, or has a value that cannot stand there.</source>
        <translation>{path} manque, ou a une valeur qui ne convient pas.</translation>
    </message>
    <message>
        <source>{question} Answer it in the mapping.</source>
        <translation>{question} Répondez-y dans la correspondance.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{rows} row(s) cannot be imported as they are ({first}). Mend, map or skip them by rule.</source>
        <translation>{rows} ligne(s) ne peuvent pas être importées telles quelles ({first}). Corrigez-les, faites-les correspondre ou ignorez-les par une règle.</translation>
    </message>
    <message>
        <source>{service}: {count} were asked for, and {done} are done already.</source>
        <translation>{service}&#xa0;: {count} étaient demandés, et {done} sont déjà faits.</translation>
    </message>
    <message>
        <source>{service}: {done} are done already, so that no fewer can be asked for.</source>
        <translation>{service}&#xa0;: {done} sont déjà faits, on ne peut pas en demander moins.</translation>
    </message>
    <message>
        <source>{sku} is not kept by lot.</source>
        <translation>{sku} n’est pas géré par lots.</translation>
    </message>
    <message>
        <source>{sku} is worth {value} a unit; above {limit}, the centre must agree.</source>
        <translation>{sku} vaut {value} l’unité&#xa0;; au-dessus de {limit}, le centre doit donner son accord.</translation>
    </message>
    <message>
        <source>{sku}: attach the safety data sheet.</source>
        <translation>{sku}&#xa0;: joignez la fiche de données de sécurité.</translation>
    </message>
    <message>
        <source>{sku}: dangerous goods are not exported.</source>
        <translation>{sku}&#xa0;: les marchandises dangereuses ne sont pas exportées.</translation>
    </message>
    <message>
        <source>{sku}: enter the UN number.</source>
        <translation>{sku}&#xa0;: saisissez le numéro ONU.</translation>
    </message>
    <message>
        <source>{sku}: enter the country of origin.</source>
        <translation>{sku}&#xa0;: saisissez le pays d’origine.</translation>
    </message>
    <message>
        <source>{sku}: enter the customs tariff number.</source>
        <translation>{sku}&#xa0;: saisissez le numéro du tarif douanier.</translation>
    </message>
    <message>
        <source>{sku}: enter the hazard class.</source>
        <translation>{sku}&#xa0;: saisissez la classe de danger.</translation>
    </message>
    <message>
        <source>{sku}: enter the value of a unit for customs.</source>
        <translation>{sku}&#xa0;: saisissez la valeur d’une unité pour la douane.</translation>
    </message>
    <message>
        <source>{sku}: goods of hazard class {value} are not taken.</source>
        <translation>{sku}&#xa0;: les marchandises de la classe de danger {value} ne sont pas acceptées.</translation>
    </message>
    <message>
        <source>{sku}: the centre has not approved these dangerous goods yet.</source>
        <translation>{sku}&#xa0;: le centre n’a pas encore approuvé ces marchandises dangereuses.</translation>
    </message>
    <message>
        <source>{value} can be read in two ways: say which comes first.</source>
        <translation>{value} peut se lire de deux façons&#xa0;: dites ce qui vient d’abord.</translation>
    </message>
    <message>
        <source>{value} can be read in two ways: say which sign separates the decimals.</source>
        <translation>{value} peut se lire de deux façons&#xa0;: dites quel signe sépare les décimales.</translation>
    </message>
    <message>
        <source>{value} expires: name the day.</source>
        <translation>{value} se périme&#xa0;: indiquez le jour.</translation>
    </message>
    <message>
        <source>{value} has more than six decimals.</source>
        <translation>{value} a plus de six décimales.</translation>
    </message>
    <message>
        <source>{value} is a charge or a correction, not goods.</source>
        <translation>{value} est un frais ou une correction, pas une marchandise.</translation>
    </message>
    <message>
        <source>{value} is counted in row {expected} already.</source>
        <translation>{value} est déjà compté à la ligne {expected}.</translation>
    </message>
    <message>
        <source>{value} is kept by lot: name the lot.</source>
        <translation>{value} est géré par lot&#xa0;: indiquez le lot.</translation>
    </message>
    <message>
        <source>{value} is less than nought.</source>
        <translation>{value} est inférieur à zéro.</translation>
    </message>
    <message>
        <source>{value} is no country that we know.</source>
        <translation>{value} n’est pas un pays connu.</translation>
    </message>
    <message>
        <source>{value} is no date in this column&apos;s order.</source>
        <translation>{value} n’est pas une date dans l’ordre de cette colonne.</translation>
    </message>
    <message>
        <source>{value} is no day.</source>
        <translation>{value} n’est pas un jour.</translation>
    </message>
    <message>
        <source>{value} is no price.</source>
        <translation>{value} n’est pas un prix.</translation>
    </message>
    <message>
        <source>{value} is no quantity.</source>
        <translation>{value} n’est pas une quantité.</translation>
    </message>
    <message>
        <source>{value} is none of {expected}.</source>
        <translation>{value} n’est rien de ceci&#xa0;: {expected}.</translation>
    </message>
    <message>
        <source>{value} is not a whole number, but the unit is counted in pieces.</source>
        <translation>{value} n’est pas un nombre entier, mais l’unité se compte en pièces.</translation>
    </message>
    <message>
        <source>{value} is not held at the centre.</source>
        <translation>{value} n’est pas en stock au centre.</translation>
    </message>
    <message>
        <source>{value} is not kept by lot.</source>
        <translation>{value} n’est pas géré par lot.</translation>
    </message>
    <message>
        <source>{value} says neither business nor person.</source>
        <translation>{value} ne dit ni entreprise ni particulier.</translation>
    </message>
    <message>
        <source>{value} says neither yes nor no.</source>
        <translation>{value} ne dit ni oui ni non.</translation>
    </message>
    <message>
        <source>{value} stands in row {expected} already.</source>
        <translation>{value} figure déjà à la ligne {expected}.</translation>
    </message>
    <message>
        <source>“{column}” is no column: write its key, or key:width.</source>
        <translation>«&#xa0;{column}&#xa0;» n’est pas une colonne&#xa0;: écrivez sa clé, ou clé:largeur.</translation>
    </message>
    <message>
        <source>“{found}” can be read in two ways. Write one of: {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» peut se lire de deux façons. Écrivez l’une de celles-ci&#xa0;: {expected}.</translation>
    </message>
    <message>
        <source>“{found}” does not fit here. Possible: {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» ne convient pas ici. Possible&#xa0;: {expected}.</translation>
    </message>
    <message>
        <source>“{found}” is larger or finer than amounts are kept.</source>
        <translation>«&#xa0;{found}&#xa0;» est plus grand ou plus fin que les montants conservés.</translation>
    </message>
    <message>
        <source>“{found}” names no currency. Write it as {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» ne désigne aucune monnaie. Écrivez par exemple {expected}.</translation>
    </message>
    <message>
        <source>“{found}” runs backwards. Write {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» est à l’envers. Écrivez {expected}.</translation>
    </message>
    <message>
        <source>“{found}” stands between two conditions. As a word to look for, write {expected}.</source>
        <translation>«&#xa0;{found}&#xa0;» se place entre deux conditions. Pour chercher ce mot, écrivez {expected}.</translation>
    </message>
    <message>
        <source>“{given}” is no postal code of this country: they look like {example}.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas un code postal de ce pays&#xa0;: ils ressemblent à {example}.</translation>
    </message>
    <message>
        <source>“{given}” is no state or province of this country.</source>
        <translation>«&#xa0;{given}&#xa0;» n’est pas un État ou une province de ce pays.</translation>
    </message>
    <message>
        <source>“{listen}” is not HOST:PORT.</source>
        <translation>«&#xa0;{listen}&#xa0;» n’est pas HÔTE:PORT.</translation>
    </message>
    <message>
        <source>“{operator}” cannot be asked of this.</source>
        <translation>«&#xa0;{operator}&#xa0;» ne peut pas être demandé ici.</translation>
    </message>
    <message>
        <source>“{region}” is no region of {country} with holidays of its own.</source>
        <translation>«&#xa0;{region}&#xa0;» n’est pas une région de {country} avec ses propres jours fériés.</translation>
    </message>
    <message>
        <source>“{server}” is not the address of a server.</source>
        <translation>«&#xa0;{server}&#xa0;» n’est pas l’adresse d’un serveur.</translation>
    </message>
    <message>
        <source>“{service}” cannot be insured.</source>
        <translation>«&#xa0;{service}&#xa0;» ne peut pas être assuré.</translation>
    </message>
    <message>
        <source>“{service}” does not carry this: parcels and freight have services of their own.</source>
        <translation>«&#xa0;{service}&#xa0;» ne transporte pas cela&#xa0;: colis et fret ont chacun leurs services.</translation>
    </message>
    <message>
        <source>“{sign}” at place {at} means nothing here.</source>
        <translation>«&#xa0;{sign}&#xa0;» à la position {at} ne veut rien dire ici.</translation>
    </message>
    <message>
        <source>“{uom}” is counted in whole units.</source>
        <translation>«&#xa0;{uom}&#xa0;» se compte en unités entières.</translation>
    </message>
    <message>
        <source>“{value}” does not look like a shipment ID of Amazon, such as FBA15DJK9T2.</source>
        <translation>«&#xa0;{value}&#xa0;» ne ressemble pas à un numéro d’expédition d’Amazon, comme FBA15DJK9T2.</translation>
    </message>
    <message>
        <source>“{value}” is no date: barcodes hold year, month and day with two digits each.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une date&#xa0;: un code-barres contient l’année, le mois et le jour, sur deux chiffres chacun.</translation>
    </message>
    <message>
        <source>“{value}” is no order, wave, shipment or box of this centre.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est ni commande, ni vague, ni expédition, ni carton de ce centre.</translation>
    </message>
    <message>
        <source>“{value}” is no place of this house, and nothing of it is to be put back.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un emplacement d’ici, et rien n’en est à remettre en place.</translation>
    </message>
    <message>
        <source>“{value}” is not a GS1 location number: its check digit is wrong.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un code lieu GS1&#xa0;: sa clé de contrôle est fausse.</translation>
    </message>
    <message>
        <source>“{value}” is not a GTIN: its check digit is wrong.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un GTIN&#xa0;: sa clé de contrôle est fausse.</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>“{value}” is not an SSCC: its check digit is wrong.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas un SSCC&#xa0;: sa clé de contrôle est fausse.</translation>
    </message>
    <message>
        <source>“{value}” is not an e-mail address.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas une adresse e-mail.</translation>
    </message>
    <message>
        <source>“{value}” is not in this shipment. Put it aside.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas dans cette expédition. Mettez-le de côté.</translation>
    </message>
    <message>
        <source>“{value}” is not to be picked here. Put it back.</source>
        <translation>«&#xa0;{value}&#xa0;» n’est pas à prélever ici. Remettez-le en place.</translation>
    </message>
    <message>
        <source>“{value}” was scanned, and is not in this box.</source>
        <translation>«&#xa0;{value}&#xa0;» a été scanné, et n’est pas dans ce carton.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n colonne</numerusform>
            <numerusform>%n colonnes</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows, {0}.</source>
        <translation>Toutes les lignes, {0}.</translation>
    </message>
    <message>
        <source>As you see it</source>
        <translation>Comme affiché</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>Exporter&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Headings and words</source>
        <translation>Titres et mots</translation>
    </message>
    <message>
        <source>Headings, states and types are codes that no version and no language changes.</source>
        <translation>Titres, états et types sont des codes qu’aucune version ni aucune langue ne change.</translation>
    </message>
    <message>
        <source>In my language</source>
        <translation>Dans ma langue</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>No text in the file can run as a formula.</source>
        <translation>Aucun texte du fichier ne peut s’exécuter comme une formule.</translation>
    </message>
    <message>
        <source>Rows and columns</source>
        <translation>Lignes et colonnes</translation>
    </message>
    <message>
        <source>Stable codes</source>
        <translation>Codes stables</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>La sélection</translation>
    </message>
    <message numerus="yes">
        <source>{0} row(s)</source>
        <translation>
            <numerusform>{0} ligne</numerusform>
            <numerusform>{0} lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}.</source>
        <translation>{0}, {1}.</translation>
    </message>
</context>
<context>
    <name>ExportJob</name>
    <message>
        <source>Exporting {0}</source>
        <translation>Export&#xa0;: {0}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message numerus="yes">
        <source>{0} row(s) exported</source>
        <translation>
            <numerusform>{0} ligne exportée</numerusform>
            <numerusform>{0} lignes exportées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>An e-mail address has a name, @ and a domain</source>
        <translation>Une adresse e-mail a un nom, @ et un domaine</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>Choisir un jour</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>Ceci est nécessaire</translation>
    </message>
</context>
<context>
    <name>FieldBoxes</name>
    <message>
        <source>Always shown: it opens the document</source>
        <translation>Toujours affiché&#xa0;: il ouvre le document</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>Amazon shipment</source>
        <translation>Envoi Amazon</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivé</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>Back-order</source>
        <translation>Reliquat</translation>
    </message>
    <message>
        <source>Back-order until</source>
        <translation>Reliquat jusqu’au</translation>
    </message>
    <message>
        <source>Back-orders until</source>
        <translation>Livraisons différées jusqu’au</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Closing days</source>
        <translation>Jours de fermeture</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>Retiré par</translation>
    </message>
    <message>
        <source>Collected from</source>
        <translation>Retrait à partir de</translation>
    </message>
    <message>
        <source>Collected until</source>
        <translation>Retrait jusqu’à</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Consent to carrier and fees</source>
        <translation>Accord sur le transporteur et les frais</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contact&apos;s e-mail</source>
        <translation>E-mail du contact</translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation>Téléphone du contact</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Country of the holidays</source>
        <translation>Pays des jours fériés</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Customs tariff number</source>
        <translation>Numéro tarifaire</translation>
    </message>
    <message>
        <source>Customs value of a unit</source>
        <translation>Valeur en douane d’une unité</translation>
    </message>
    <message>
        <source>Dangerous goods approved</source>
        <translation>Marchandises dangereuses acceptées</translation>
    </message>
    <message>
        <source>Day of the rate</source>
        <translation>Jour du cours</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Deadline set</source>
        <translation>Délai fixé</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Description for customs</source>
        <translation>Désignation pour la douane</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Edition of the tables</source>
        <translation>Édition des tableaux</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Périssable</translation>
    </message>
    <message>
        <source>Extra days</source>
        <translation>Jours ouverts en plus</translation>
    </message>
    <message>
        <source>First column frozen</source>
        <translation>Première colonne figée</translation>
    </message>
    <message>
        <source>Former numbers</source>
        <translation>Anciens numéros</translation>
    </message>
    <message>
        <source>Fragile</source>
        <translation>Fragile</translation>
    </message>
    <message>
        <source>Free of charge from</source>
        <translation>Franco de port à partir de</translation>
    </message>
    <message>
        <source>GTIN of the case</source>
        <translation>GTIN du carton</translation>
    </message>
    <message>
        <source>Hazard class</source>
        <translation>Classe de danger</translation>
    </message>
    <message>
        <source>Hours to answer</source>
        <translation>Heures pour répondre</translation>
    </message>
    <message>
        <source>Hours to ship</source>
        <translation>Heures pour expédier</translation>
    </message>
    <message>
        <source>How shipping is charged</source>
        <translation>Mode de facturation de l’expédition</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Kept by lot</source>
        <translation>Géré par lot</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Type de commande</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Least order</source>
        <translation>Commande minimale</translation>
    </message>
    <message>
        <source>Least quantity</source>
        <translation>Quantité minimale</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Mail alert</source>
        <translation>Alerte par e-mail</translation>
    </message>
    <message>
        <source>Mark for</source>
        <translation>Destiné à</translation>
    </message>
    <message>
        <source>Max price</source>
        <translation>Prix max.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Notification</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Pack of</source>
        <translation>Par lot de</translation>
    </message>
    <message>
        <source>Packing group</source>
        <translation>Groupe d’emballage</translation>
    </message>
    <message>
        <source>Packing instructions</source>
        <translation>Instructions d’emballage</translation>
    </message>
    <message>
        <source>Partner left out</source>
        <translation>Partenaire écarté</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Partners at most</source>
        <translation>Nombre maximal de partenaires</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Quantity assigned</source>
        <translation>Quantité attribuée</translation>
    </message>
    <message>
        <source>Rate for the insurance</source>
        <translation>Cours pour l’assurance</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Recipient&apos;s e-mail</source>
        <translation>E-mail du destinataire</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Region of the holidays</source>
        <translation>Région des jours fériés</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Reserve date</source>
        <translation>Date de réservation</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Sealed until the deadline</source>
        <translation>Scellées jusqu’à l’échéance</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Shipping by quantity</source>
        <translation>Expédition selon la quantité</translation>
    </message>
    <message>
        <source>Shipping cost</source>
        <translation>Coût du port</translation>
    </message>
    <message>
        <source>Shipping cost required</source>
        <translation>Coût du port exigé</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>Shown in the navigation</source>
        <translation>Affichée dans la navigation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Source of the rate</source>
        <translation>Source du cours</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Tables of the centre</source>
        <translation>Tableaux du centre</translation>
    </message>
    <message>
        <source>Tier of the account</source>
        <translation>Niveau du compte</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Time zone of the deadline</source>
        <translation>Fuseau horaire du délai</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Numéro de suivi</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>Numéro ONU</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Units in a box</source>
        <translation>Unités par carton</translation>
    </message>
    <message>
        <source>Units in a case</source>
        <translation>Unités par carton</translation>
    </message>
    <message>
        <source>Units on a pallet</source>
        <translation>Unités par palette</translation>
    </message>
    <message>
        <source>Usual assignment</source>
        <translation>Attribution habituelle</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Value-added services</source>
        <translation>Services à valeur ajoutée</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weight, g</source>
        <translation>Poids, g</translation>
    </message>
    <message>
        <source>Who arranges the shipping</source>
        <translation>Qui organise l’expédition</translation>
    </message>
    <message>
        <source>Width in %</source>
        <translation>Largeur en %</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirée du partage</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Heures de travail</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>FileJob</name>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Attach a file</source>
        <translation>Joindre un fichier</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Joindre un fichier…</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Images et PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Retirer {0}</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Enregistrer la pièce jointe</translation>
    </message>
    <message>
        <source>Save {0}</source>
        <translation>Enregistrer {0}</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} enregistré</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>{0} is attached</source>
        <translation>{0} est joint</translation>
    </message>
    <message>
        <source>{0} is removed</source>
        <translation>{0} est retiré</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Remove the filter {0}</source>
        <translation>Retirer le filtre {0}</translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <source>Close the filters</source>
        <translation>Fermer les filtres</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Recherche par son nom</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>The first {0} of {1} are shown.</source>
        <translation>Les {0} premières sur {1} sont affichées.</translation>
    </message>
</context>
<context>
    <name>FixedGrid</name>
    <message numerus="yes">
        <source>%n filled</source>
        <translation>
            <numerusform>%n remplie</numerusform>
            <numerusform>%n remplies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the clipboard have no row here</source>
        <translation>
            <numerusform>%n ligne du presse-papiers n’a pas de ligne ici</numerusform>
            <numerusform>%n lignes du presse-papiers n’ont pas de ligne ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill %n row(s)</source>
        <translation>
            <numerusform>Remplir %n ligne</numerusform>
            <numerusform>Remplir %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissée de côté</translation>
    </message>
    <message numerus="yes">
        <source>Paste into %n row(s)?</source>
        <translation>
            <numerusform>Coller dans %n ligne&#xa0;?</numerusform>
            <numerusform>Coller dans %n lignes&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Will be filled</source>
        <translation>Sera remplie</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document est parti à l’imprimante.</numerusform>
            <numerusform>%n documents sont partis à l’imprimante.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left before you can finish</source>
        <translation>
            <numerusform>Encore %n avant de pouvoir terminer</numerusform>
            <numerusform>Encore %n avant de pouvoir terminer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) left</source>
        <translation>
            <numerusform>%n emplacement restant</numerusform>
            <numerusform>%n emplacements restants</numerusform>
        </translation>
    </message>
    <message>
        <source>A note for the retailer? Enter: none.</source>
        <translation>Une note pour le détaillant&#xa0;? Entrée&#xa0;: aucune.</translation>
    </message>
    <message>
        <source>All is back.</source>
        <translation>Tout est remis en place.</translation>
    </message>
    <message>
        <source>All is picked.</source>
        <translation>Tout est prélevé.</translation>
    </message>
    <message>
        <source>All is picked. Go on with packing.</source>
        <translation>Tout est prélevé. Passez à l’emballage.</translation>
    </message>
    <message>
        <source>All labels are on. It can leave: F8.</source>
        <translation>Toutes les étiquettes sont posées. Départ possible&#xa0;: F8.</translation>
    </message>
    <message>
        <source>All services are accounted for. Esc goes back.</source>
        <translation>Tous les services sont consignés. Échap revient en arrière.</translation>
    </message>
    <message>
        <source>An item and its lot, without a scanner</source>
        <translation>Un article et son lot, sans scanner</translation>
    </message>
    <message>
        <source>Another order. Type Y to pack it into the same shipment.</source>
        <translation>Une autre commande. Tapez O pour l’emballer dans la même expédition.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Before a scan: so many at once</source>
        <translation>Avant un scan&#xa0;: autant à la fois</translation>
    </message>
    <message>
        <source>Bill of lading</source>
        <translation>Connaissement</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Carton</translation>
    </message>
    <message>
        <source>Box {0}</source>
        <translation>Carton {0}</translation>
    </message>
    <message>
        <source>Box {0} is packed. Its label can be printed.</source>
        <translation>Le carton {0} est emballé. Son étiquette peut être imprimée.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Cartons</translation>
    </message>
    <message>
        <source>Boxes to open</source>
        <translation>Cartons à ouvrir</translation>
    </message>
    <message>
        <source>CLOSED</source>
        <translation>FERMÉ</translation>
    </message>
    <message>
        <source>COLLECTED</source>
        <translation>RETIRÉ</translation>
    </message>
    <message>
        <source>Cannot find it</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Carrier reports</source>
        <translation>Suivi transporteur</translation>
    </message>
    <message>
        <source>Choose the picture that proves it</source>
        <translation>Choisir l’image qui le prouve</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Personne qui retire</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>FAIT</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>EXPIRÉ</translation>
    </message>
    <message>
        <source>EXPIRES SOON</source>
        <translation>EXPIRE BIENTÔT</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Enter keeps: {0}</source>
        <translation>Entrée garde&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Enter prints all {0}. Or type what:</source>
        <translation>Entrée imprime les {0}. Ou tapez quoi&#xa0;:</translation>
    </message>
    <message>
        <source>Enter prints the papers of {0}. Type * for all {1} orders that wait.</source>
        <translation>Entrée imprime les documents de {0}. Tapez * pour les {1} commandes en attente.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Esc goes back.</source>
        <translation>Échap revient en arrière.</translation>
    </message>
    <message>
        <source>Expires {0}</source>
        <translation>Expire le {0}</translation>
    </message>
    <message>
        <source>F2 goes on with what is left.</source>
        <translation>F2 continue avec le reste.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Entrepôt</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Par exemple</translation>
    </message>
    <message>
        <source>Go on: this box is open.</source>
        <translation>Continuez&#xa0;: ce carton est ouvert.</translation>
    </message>
    <message>
        <source>How large is it?</source>
        <translation>Quelles sont ses dimensions&#xa0;?</translation>
    </message>
    <message>
        <source>How many of the {0} boxes, from the first on?</source>
        <translation>Combien des {0} cartons, à partir du premier&#xa0;?</translation>
    </message>
    <message>
        <source>How many orders? {0} are to be picked; those due first come first.</source>
        <translation>Combien de commandes&#xa0;? {0} sont à prélever&#xa0;; les plus urgentes d’abord.</translation>
    </message>
    <message>
        <source>How many were done? 0: it is left out.</source>
        <translation>Combien ont été faits&#xa0;? 0&#xa0;: il est écarté.</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Combien&#xa0;?</translation>
    </message>
    <message>
        <source>It is on record, and the retailer sees it.</source>
        <translation>C’est consigné, et le détaillant le voit.</translation>
    </message>
    <message>
        <source>It lies at {0} again.</source>
        <translation>De nouveau à l’emplacement {0}.</translation>
    </message>
    <message>
        <source>It lies in no place.</source>
        <translation>Sans emplacement.</translation>
    </message>
    <message>
        <source>It waits for its retailer. {0}.</source>
        <translation>Elle attend son détaillant. {0}.</translation>
    </message>
    <message>
        <source>Its carrier has scanned it.</source>
        <translation>Son transporteur l’a scannée.</translation>
    </message>
    <message>
        <source>Its goods go back to the shelves</source>
        <translation>À remettre en place</translation>
    </message>
    <message>
        <source>Its number?</source>
        <translation>Son numéro&#xa0;?</translation>
    </message>
    <message>
        <source>Keys of the floor</source>
        <translation>Touches de l’entrepôt</translation>
    </message>
    <message>
        <source>LABELLED</source>
        <translation>ÉTIQUETÉ</translation>
    </message>
    <message>
        <source>LEFT OUT</source>
        <translation>ÉCARTÉ</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Leave the floor</source>
        <translation>Quitter l’entrepôt</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Limits of a box</source>
        <translation>Limites d’un carton</translation>
    </message>
    <message>
        <source>Lot {0}</source>
        <translation>Lot {0}</translation>
    </message>
    <message>
        <source>Lot {0}, expires {1}</source>
        <translation>Lot {0}, expire le {1}</translation>
    </message>
    <message>
        <source>Mark a service with the arrow keys, and press Enter when it is done.</source>
        <translation>Marquez un service avec les flèches et appuyez sur Entrée quand il est fait.</translation>
    </message>
    <message>
        <source>Mark another row</source>
        <translation>Marquer une autre ligne</translation>
    </message>
    <message>
        <source>NO PAPERS</source>
        <translation>RIEN À IMPRIMER</translation>
    </message>
    <message>
        <source>NOT ALL</source>
        <translation>INCOMPLET</translation>
    </message>
    <message>
        <source>Next box</source>
        <translation>Carton suivant</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>Ensuite&#xa0;: {0}</translation>
    </message>
    <message>
        <source>No box is to be opened.</source>
        <translation>Aucun carton n’est à ouvrir.</translation>
    </message>
    <message>
        <source>No place known</source>
        <translation>Emplacement inconnu</translation>
    </message>
    <message>
        <source>Note from the retailer</source>
        <translation>Note du détaillant</translation>
    </message>
    <message>
        <source>Nothing is picked that lies in no box.</source>
        <translation>Rien de prélevé n’est hors carton.</translation>
    </message>
    <message>
        <source>Nothing is recorded of it.</source>
        <translation>Rien n’en est consigné.</translation>
    </message>
    <message>
        <source>Nothing is to be picked.</source>
        <translation>Rien n’est à prélever.</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>Plus rien</translation>
    </message>
    <message>
        <source>Nothing of this is picked any more.</source>
        <translation>Rien n’en est plus prélevé.</translation>
    </message>
    <message>
        <source>Nothing packed</source>
        <translation>Rien d’emballé</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Nothing was counted. Scan the next item to go on.</source>
        <translation>Rien n’a été compté. Scannez l’article suivant pour continuer.</translation>
    </message>
    <message>
        <source>Nothing was scanned into this box.</source>
        <translation>Rien n’a été scanné dans ce carton.</translation>
    </message>
    <message>
        <source>Numbers, or Enter for all</source>
        <translation>Des chiffres, ou Entrée pour tout</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>OTHER LOT FIRST</source>
        <translation>AUTRE LOT D’ABORD</translation>
    </message>
    <message>
        <source>OVER THE LIMIT</source>
        <translation>HORS LIMITE</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a wave</source>
        <translation>Ouvrir une vague</translation>
    </message>
    <message>
        <source>Open it: F6</source>
        <translation>À ouvrir&#xa0;: F6</translation>
    </message>
    <message>
        <source>Open the box</source>
        <translation>Ouvrir le carton</translation>
    </message>
    <message>
        <source>Open the boxes: mark one and press F6. Then scan what was in it.</source>
        <translation>Ouvrez les cartons&#xa0;: sélectionnez-en un et appuyez sur F6. Scannez ensuite ce qu’il contenait.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>PALLET</source>
        <translation>PALETTE</translation>
    </message>
    <message>
        <source>PICKED</source>
        <translation>PRÉLEVÉ</translation>
    </message>
    <message>
        <source>PRINTED</source>
        <translation>IMPRIMÉ</translation>
    </message>
    <message>
        <source>PRINTER</source>
        <translation>IMPRIMANTE</translation>
    </message>
    <message>
        <source>PRINTING</source>
        <translation>IMPRESSION</translation>
    </message>
    <message>
        <source>PRO number</source>
        <translation>Numéro PRO</translation>
    </message>
    <message>
        <source>PUT BACK</source>
        <translation>REMIS EN PLACE</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Emballer</translation>
    </message>
    <message>
        <source>Pack a box first.</source>
        <translation>Emballez d’abord un carton.</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballé</translation>
    </message>
    <message>
        <source>Pallet</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Pallet {0}</source>
        <translation>Palette {0}</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Prélever</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Images et PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Put boxes on pallets, or label them: F8.</source>
        <translation>Mettez les cartons sur palettes, ou étiquetez-les&#xa0;: F8.</translation>
    </message>
    <message>
        <source>Put it in box {0}</source>
        <translation>Mettez-le dans le carton {0}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Consigner</translation>
    </message>
    <message>
        <source>SHIPPED</source>
        <translation>EXPÉDIÉ</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>STOP</translation>
    </message>
    <message>
        <source>Say why it is left out.</source>
        <translation>Dites pourquoi il est écarté.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Dites pourquoi.</translation>
    </message>
    <message>
        <source>Scan Amazon&apos;s box label.</source>
        <translation>Scannez l’étiquette de carton d’Amazon.</translation>
    </message>
    <message>
        <source>Scan a box, or the next order</source>
        <translation>Scannez un carton, ou la commande suivante</translation>
    </message>
    <message>
        <source>Scan an item, or type SKU or SKU@lot</source>
        <translation>Scannez un article, ou saisissez SKU ou SKU@lot</translation>
    </message>
    <message>
        <source>Scan an order, a wave, a shipment or a box. Or choose one with the arrow keys.</source>
        <translation>Scannez une commande, une vague, une expédition ou un carton. Ou choisissez avec les flèches.</translation>
    </message>
    <message>
        <source>Scan one of them, as the proof.</source>
        <translation>Scannez-en un, comme preuve.</translation>
    </message>
    <message>
        <source>Scan or type a number</source>
        <translation>Scannez ou saisissez un numéro</translation>
    </message>
    <message>
        <source>Scan the carrier&apos;s label.</source>
        <translation>Scannez l’étiquette du transporteur.</translation>
    </message>
    <message>
        <source>Scan the first item.</source>
        <translation>Scannez le premier article.</translation>
    </message>
    <message>
        <source>Scan the item to put it back here. To another place: scan that place first.</source>
        <translation>Scannez l’article pour le remettre ici. Ailleurs&#xa0;: scannez d’abord l’emplacement.</translation>
    </message>
    <message>
        <source>Scan the item to take it. Fewer: type the number and * before the scan.</source>
        <translation>Scannez l’article pour le prendre. Moins&#xa0;: tapez le nombre et * avant de scanner.</translation>
    </message>
    <message>
        <source>Scan the item, or first the place where it goes</source>
        <translation>Scannez l’article, ou d’abord son emplacement</translation>
    </message>
    <message>
        <source>Scan the item, or type its SKU</source>
        <translation>Scannez l’article, ou saisissez son SKU</translation>
    </message>
    <message>
        <source>Scan the next order, or press Esc.</source>
        <translation>Scannez la commande suivante, ou appuyez sur Échap.</translation>
    </message>
    <message>
        <source>Scan the proof, or press Enter</source>
        <translation>Scannez la preuve, ou appuyez sur Entrée</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Expédier</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Sound off (F9)</source>
        <translation>Son coupé (F9)</translation>
    </message>
    <message>
        <source>Sound on (F9)</source>
        <translation>Son activé (F9)</translation>
    </message>
    <message>
        <source>Sound on or off</source>
        <translation>Son actif ou coupé</translation>
    </message>
    <message>
        <source>TAKEN</source>
        <translation>PRIS</translation>
    </message>
    <message>
        <source>TOO MANY</source>
        <translation>TROP</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendre</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take for {0}</source>
        <translation>À prendre pour {0}</translation>
    </message>
    <message>
        <source>Take it out of the box again.</source>
        <translation>Ressortez-le du carton.</translation>
    </message>
    <message>
        <source>Take without scan…</source>
        <translation>Prendre sans scanner…</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Ressorti</translation>
    </message>
    <message>
        <source>The carrier&apos;s number of this freight?</source>
        <translation>Le numéro du transporteur pour ce fret&#xa0;?</translation>
    </message>
    <message>
        <source>The collector signs, or types the name.</source>
        <translation>La personne signe, ou saisit son nom.</translation>
    </message>
    <message>
        <source>The label cannot be read, or another lot is taken: say why.</source>
        <translation>L’étiquette est illisible, ou un autre lot est pris&#xa0;: dites pourquoi.</translation>
    </message>
    <message>
        <source>The open box was emptied: scan again what is still to be packed.</source>
        <translation>Le carton ouvert a été vidé&#xa0;: scannez de nouveau ce qui reste à emballer.</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>La commande a été annulée.</translation>
    </message>
    <message>
        <source>The pallet stands. Its label can be printed.</source>
        <translation>La palette est montée. Son étiquette peut être imprimée.</translation>
    </message>
    <message>
        <source>The reason is on record, and the retailer sees it.</source>
        <translation>Le motif est consigné, et le détaillant le voit.</translation>
    </message>
    <message>
        <source>This order needs</source>
        <translation>Cette commande attend</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Cette feuille</translation>
    </message>
    <message>
        <source>This shipment has left.</source>
        <translation>Cette expédition est partie.</translation>
    </message>
    <message>
        <source>This shipment has left. What its carrier reports: F8.</source>
        <translation>Cette expédition est partie. Ce que signale le transporteur&#xa0;: F8.</translation>
    </message>
    <message>
        <source>To pack and ship</source>
        <translation>À emballer et expédier</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>À prélever</translation>
    </message>
    <message>
        <source>Together?</source>
        <translation>Ensemble&#xa0;?</translation>
    </message>
    <message>
        <source>Type Y to leave it so: the order waits until that is settled. Esc goes back.</source>
        <translation>Tapez O pour laisser ainsi&#xa0;: la commande attend que cela soit réglé. Échap revient en arrière.</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>INCONNU</translation>
    </message>
    <message>
        <source>Undo last scan</source>
        <translation>Annuler le dernier scan</translation>
    </message>
    <message>
        <source>Undo the scans of this box first.</source>
        <translation>Annulez d’abord les scans de ce carton.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Déballer</translation>
    </message>
    <message>
        <source>Unpack {0}</source>
        <translation>Déballer {0}</translation>
    </message>
    <message>
        <source>WHICH LOT?</source>
        <translation>QUEL LOT&#xa0;?</translation>
    </message>
    <message>
        <source>WRONG ITEM</source>
        <translation>MAUVAIS ARTICLE</translation>
    </message>
    <message>
        <source>WRONG LOT</source>
        <translation>MAUVAIS LOT</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Vague</translation>
    </message>
    <message>
        <source>Wave {0}</source>
        <translation>Vague {0}</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Peser</translation>
    </message>
    <message>
        <source>What does it weigh?</source>
        <translation>Combien pèse-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>What does the carrier say of {0}?</source>
        <translation>Que dit le transporteur de {0}&#xa0;?</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>What was recorded last of it counts no more.</source>
        <translation>La dernière saisie ne compte plus.</translation>
    </message>
    <message>
        <source>Who collects it?</source>
        <translation>Qui le retire&#xa0;?</translation>
    </message>
    <message>
        <source>Who takes it?</source>
        <translation>Qui le prend&#xa0;?</translation>
    </message>
    <message>
        <source>Why does it go back?</source>
        <translation>Pourquoi le remettre en place&#xa0;?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>With {0}: press Enter, or type another carrier.</source>
        <translation>Avec {0}&#xa0;: appuyez sur Entrée, ou saisissez un autre transporteur.</translation>
    </message>
    <message>
        <source>Without scan…</source>
        <translation>Sans scanner…</translation>
    </message>
    <message>
        <source>You had scanned</source>
        <translation>Vous aviez scanné</translation>
    </message>
    <message>
        <source>You put back</source>
        <translation>Vous avez remis</translation>
    </message>
    <message>
        <source>You scanned</source>
        <translation>Vous avez scanné</translation>
    </message>
    <message>
        <source>You took</source>
        <translation>Vous avez pris</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>of {0}, all packed</source>
        <translation>sur {0}, tout est emballé</translation>
    </message>
    <message>
        <source>of {0}, {1} to go</source>
        <translation>sur {0}, encore {1}</translation>
    </message>
    <message>
        <source>out of the box</source>
        <translation>hors du carton</translation>
    </message>
    <message>
        <source>{0}  other printers, or PDF</source>
        <translation>{0}  autres imprimantes, ou PDF</translation>
    </message>
    <message>
        <source>{0}  {1}: {2}</source>
        <translation>{0}  {1}&#xa0;: {2}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0}: at most {1}</source>
        <translation>{0}&#xa0;: {1} au plus</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>FloorPapers</name>
    <message>
        <source>Bills of lading</source>
        <translation>Connaissements</translation>
    </message>
    <message>
        <source>Carton labels (GS1-128)</source>
        <translation>Étiquettes de cartons (GS1-128)</translation>
    </message>
    <message>
        <source>Donation receipts</source>
        <translation>Reçus de don</translation>
    </message>
    <message>
        <source>Labels that the retailer uploaded</source>
        <translation>Étiquettes déposées par le détaillant</translation>
    </message>
    <message>
        <source>Packing slips of boxes</source>
        <translation>Bons de livraison des cartons</translation>
    </message>
    <message>
        <source>Packing slips of pallets</source>
        <translation>Bons de livraison des palettes</translation>
    </message>
    <message>
        <source>Pallet labels (GS1-128)</source>
        <translation>Étiquettes de palettes (GS1-128)</translation>
    </message>
    <message>
        <source>Papers that the retailer uploaded</source>
        <translation>Documents déposés par le détaillant</translation>
    </message>
    <message>
        <source>Picking lists</source>
        <translation>Bons de préparation</translation>
    </message>
    <message>
        <source>bill of lading of {0}</source>
        <translation>connaissement de {0}</translation>
    </message>
    <message>
        <source>donation receipt of {0}</source>
        <translation>reçu de don de {0}</translation>
    </message>
    <message>
        <source>label of {0}, box {1}</source>
        <translation>étiquette de {0}, carton {1}</translation>
    </message>
    <message>
        <source>label of {0}, pallet {1}</source>
        <translation>étiquette de {0}, palette {1}</translation>
    </message>
    <message>
        <source>packing slip of {0}, box {1}</source>
        <translation>bon de livraison de {0}, carton {1}</translation>
    </message>
    <message>
        <source>packing slip of {0}, pallet {1}</source>
        <translation>bon de livraison de {0}, palette {1}</translation>
    </message>
    <message>
        <source>picking list of {0}</source>
        <translation>bon de préparation de {0}</translation>
    </message>
    <message>
        <source>{1} of {0}</source>
        <translation>{1} de {0}</translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>What the import would do</source>
        <translation>Ce que ferait l’importation</translation>
    </message>
</context>
<context>
    <name>Gesture</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>checked</source>
        <translation>coché</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non coché</translation>
    </message>
    <message>
        <source>{0}, invalid: {1}</source>
        <translation>{0}, incorrect&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>GuideLinks</name>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>Fret</translation>
    </message>
    <message>
        <source>Importing B2B orders from Shopify</source>
        <translation>Importer des commandes B2B de Shopify</translation>
    </message>
    <message>
        <source>Overview of B2B orders</source>
        <translation>Vue d’ensemble des commandes B2B</translation>
    </message>
    <message>
        <source>Pick by lot</source>
        <translation>Prélèvement par lot</translation>
    </message>
    <message>
        <source>Turnaround times</source>
        <translation>Délais</translation>
    </message>
</context>
<context>
    <name>HeaderRow</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Find in the help</source>
        <translation>Chercher dans l’aide</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>Aucune page ne contient ces mots.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Accepted a proposal</source>
        <translation>A accepté une proposition</translation>
    </message>
    <message>
        <source>Accepted the order</source>
        <translation>A accepté la commande</translation>
    </message>
    <message>
        <source>Accepted the quote</source>
        <translation>A accepté le devis</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Adjusted the stock</source>
        <translation>A corrigé le stock</translation>
    </message>
    <message>
        <source>Admitted a late answer</source>
        <translation>A admis une réponse tardive</translation>
    </message>
    <message>
        <source>Agreed to carrier and fees</source>
        <translation>Accord donné par</translation>
    </message>
    <message>
        <source>Amazon shipment</source>
        <translation>Envoi Amazon</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Answer time, h</source>
        <translation>Délai de réponse, h</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivé</translation>
    </message>
    <message>
        <source>Arranges the shipping</source>
        <translation>Organise l’expédition</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Attribué</translation>
    </message>
    <message>
        <source>Assigned automatically</source>
        <translation>Attribuée automatiquement</translation>
    </message>
    <message>
        <source>Assigned quantities</source>
        <translation>A attribué des quantités</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>Attached a file</source>
        <translation>A joint un fichier</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Pièce jointe</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>B2B order</source>
        <translation>Commande B2B</translation>
    </message>
    <message>
        <source>Back-order date</source>
        <translation>Date du reliquat</translation>
    </message>
    <message>
        <source>Back-orders until</source>
        <translation>Livraisons différées jusqu’au</translation>
    </message>
    <message>
        <source>Bill of lading</source>
        <translation>Connaissement</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Box or pallet</source>
        <translation>Carton ou palette</translation>
    </message>
    <message>
        <source>Brought the draft back</source>
        <translation>A restauré le brouillon</translation>
    </message>
    <message>
        <source>Built a pallet</source>
        <translation>Palette montée</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Cancelled the order</source>
        <translation>A annulé la commande</translation>
    </message>
    <message>
        <source>Cancelled the request</source>
        <translation>A annulé la demande</translation>
    </message>
    <message>
        <source>Cancelled the rest of the order</source>
        <translation>A annulé le reste de la commande</translation>
    </message>
    <message>
        <source>Cancelled, or asked to</source>
        <translation>A annulé ou demandé l’annulation</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Carton label</source>
        <translation>Étiquette de carton</translation>
    </message>
    <message>
        <source>Changed a deadline</source>
        <translation>A modifié un délai</translation>
    </message>
    <message>
        <source>Changed the B2B order</source>
        <translation>A modifié la commande B2B</translation>
    </message>
    <message>
        <source>Changed the company</source>
        <translation>A modifié la société</translation>
    </message>
    <message>
        <source>Changed the insurance</source>
        <translation>A modifié l’assurance</translation>
    </message>
    <message>
        <source>Changed the logo</source>
        <translation>A modifié le logo</translation>
    </message>
    <message>
        <source>Changed the standing of the account</source>
        <translation>A modifié le niveau du compte</translation>
    </message>
    <message>
        <source>Changed the working hours</source>
        <translation>A modifié les heures de travail</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Closed a wave</source>
        <translation>Vague close</translation>
    </message>
    <message>
        <source>Closed the request</source>
        <translation>A clos la demande</translation>
    </message>
    <message>
        <source>Closing days</source>
        <translation>Jours de fermeture</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>Retiré par</translation>
    </message>
    <message>
        <source>Collected from</source>
        <translation>Retrait à partir de</translation>
    </message>
    <message>
        <source>Collected until</source>
        <translation>Retrait jusqu’à</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Confirmed the cancellation</source>
        <translation>A confirmé l’annulation</translation>
    </message>
    <message>
        <source>Confirmed the shipment</source>
        <translation>A confirmé l’expédition</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>A compté</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Country of the holidays</source>
        <translation>Pays des jours fériés</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Created the B2B order</source>
        <translation>A créé la commande B2B</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Customs tariff number</source>
        <translation>Numéro de tarif douanier</translation>
    </message>
    <message>
        <source>Customs value of a unit</source>
        <translation>Valeur en douane d’une unité</translation>
    </message>
    <message>
        <source>Day of the rate</source>
        <translation>Jour du cours</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Deadline set</source>
        <translation>Délai fixé</translation>
    </message>
    <message>
        <source>Decided about a rule of the centre</source>
        <translation>A décidé d’une règle du centre</translation>
    </message>
    <message>
        <source>Decided about dangerous goods</source>
        <translation>A décidé des marchandises dangereuses</translation>
    </message>
    <message>
        <source>Declined the order</source>
        <translation>A refusé la commande</translation>
    </message>
    <message>
        <source>Declined the request</source>
        <translation>A décliné la demande</translation>
    </message>
    <message>
        <source>Deleted the draft</source>
        <translation>A supprimé le brouillon</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Description for customs</source>
        <translation>Désignation pour la douane</translation>
    </message>
    <message>
        <source>Discarded the rules</source>
        <translation>Règles abandonnées</translation>
    </message>
    <message>
        <source>Discarded the shipment</source>
        <translation>A abandonné l’expédition</translation>
    </message>
    <message>
        <source>Donation receipt</source>
        <translation>Reçu de don</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Duplicated the B2B order</source>
        <translation>A dupliqué la commande B2B</translation>
    </message>
    <message>
        <source>Duplicated the request</source>
        <translation>A dupliqué la demande</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Ended the hold</source>
        <translation>A levé l’attente</translation>
    </message>
    <message>
        <source>Ended the suspension</source>
        <translation>A mis fin à la suspension</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Extra days</source>
        <translation>Jours ouverts en plus</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Free of charge from</source>
        <translation>Franco de port à partir de</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>Fret</translation>
    </message>
    <message>
        <source>Held units</source>
        <translation>A bloqué des unités</translation>
    </message>
    <message>
        <source>How shipping is charged</source>
        <translation>Mode de facturation de l’expédition</translation>
    </message>
    <message>
        <source>Imported product lines</source>
        <translation>A importé des lignes de produits</translation>
    </message>
    <message>
        <source>Imported the contact</source>
        <translation>A importé le contact</translation>
    </message>
    <message>
        <source>Imported the product</source>
        <translation>A importé le produit</translation>
    </message>
    <message>
        <source>Imported the request</source>
        <translation>A importé la demande</translation>
    </message>
    <message>
        <source>In boxes</source>
        <translation>En cartons</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Invited the partner</source>
        <translation>A invité le partenaire</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>Genre de destinataire</translation>
    </message>
    <message>
        <source>Labelled the shipment</source>
        <translation>Expédition étiquetée</translation>
    </message>
    <message>
        <source>Labels of the retailer&apos;s own</source>
        <translation>Étiquettes du détaillant</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Least order</source>
        <translation>Commande minimale</translation>
    </message>
    <message>
        <source>Least quantity</source>
        <translation>Quantité minimale</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Lowest cost</source>
        <translation>Coût le plus bas</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Mark for</source>
        <translation>Destiné à</translation>
    </message>
    <message>
        <source>Max price</source>
        <translation>Prix max.</translation>
    </message>
    <message>
        <source>Merged product lines</source>
        <translation>A fusionné des lignes de produits</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Moved units to another bin</source>
        <translation>A déplacé des unités vers un autre emplacement</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>On back-order</source>
        <translation>En reliquat</translation>
    </message>
    <message>
        <source>On hold because</source>
        <translation>En attente, motif</translation>
    </message>
    <message>
        <source>Opened a wave</source>
        <translation>Vague ouverte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>PRO number</source>
        <translation>Numéro PRO</translation>
    </message>
    <message>
        <source>Pack of</source>
        <translation>Par lot de</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballé</translation>
    </message>
    <message>
        <source>Packed a box</source>
        <translation>Carton emballé</translation>
    </message>
    <message>
        <source>Packed item</source>
        <translation>Article emballé</translation>
    </message>
    <message>
        <source>Packing instructions</source>
        <translation>Instructions d’emballage</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Bon de livraison</translation>
    </message>
    <message>
        <source>Pallet label</source>
        <translation>Étiquette de palette</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Parcel or freight</source>
        <translation>Colis ou fret</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partners at most</source>
        <translation>Nombre maximal de partenaires</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Particulier</translation>
    </message>
    <message>
        <source>Personal pick-up</source>
        <translation>Retrait en personne</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Picking list</source>
        <translation>Bon de préparation</translation>
    </message>
    <message>
        <source>Placed the orders</source>
        <translation>A passé les commandes</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>Préférence</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>A imprimé</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Proposed a change</source>
        <translation>A proposé un changement</translation>
    </message>
    <message>
        <source>Published the centre&apos;s tables</source>
        <translation>A publié les tables du centre</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Put picked units back</source>
        <translation>Unités prélevées remises en place</translation>
    </message>
    <message>
        <source>Put the order on hold</source>
        <translation>A bloqué la commande</translation>
    </message>
    <message>
        <source>Put the rules in force</source>
        <translation>Règles mises en vigueur</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Devis</translation>
    </message>
    <message>
        <source>Quoted the shipping</source>
        <translation>A chiffré l’expédition</translation>
    </message>
    <message>
        <source>Rate for the insurance</source>
        <translation>Cours pour l’assurance</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reason of the cancellation</source>
        <translation>Motif de l’annulation</translation>
    </message>
    <message>
        <source>Reason of the rejection</source>
        <translation>Motif du rejet</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>Received goods</source>
        <translation>A réceptionné des marchandises</translation>
    </message>
    <message>
        <source>Recorded a service</source>
        <translation>A consigné un service</translation>
    </message>
    <message>
        <source>Refused to cancel</source>
        <translation>A refusé d’annuler</translation>
    </message>
    <message>
        <source>Region of the holidays</source>
        <translation>Région des jours fériés</translation>
    </message>
    <message>
        <source>Rejected a proposal</source>
        <translation>A rejeté une proposition</translation>
    </message>
    <message>
        <source>Released units</source>
        <translation>A libéré des unités</translation>
    </message>
    <message>
        <source>Reopened the request</source>
        <translation>A rouvert la demande</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Request to a partner</source>
        <translation>Demande à un partenaire</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Reserve date</source>
        <translation>Date de réservation</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Rules set aside</source>
        <translation>Règles écartées</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation>SSCC</translation>
    </message>
    <message>
        <source>Saved the answer</source>
        <translation>A enregistré la réponse</translation>
    </message>
    <message>
        <source>Saved the bin</source>
        <translation>A enregistré l’emplacement</translation>
    </message>
    <message>
        <source>Saved the contact</source>
        <translation>A enregistré le contact</translation>
    </message>
    <message>
        <source>Saved the draft</source>
        <translation>A enregistré le brouillon</translation>
    </message>
    <message>
        <source>Saved the partner</source>
        <translation>A enregistré le partenaire</translation>
    </message>
    <message>
        <source>Saved the product</source>
        <translation>A enregistré le produit</translation>
    </message>
    <message>
        <source>Saved the product at the centre</source>
        <translation>A enregistré le produit dans le centre</translation>
    </message>
    <message>
        <source>Saved the product line</source>
        <translation>A enregistré la gamme de produits</translation>
    </message>
    <message>
        <source>Saved the rules</source>
        <translation>Règles enregistrées</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Sealed answer</source>
        <translation>Réponse scellée</translation>
    </message>
    <message>
        <source>Sealed until the deadline</source>
        <translation>Scellées jusqu’à l’échéance</translation>
    </message>
    <message>
        <source>Seals opened</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Sent the request</source>
        <translation>A envoyé la demande</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Shipping by quantity</source>
        <translation>Expédition selon la quantité</translation>
    </message>
    <message>
        <source>Shipping cost asked for</source>
        <translation>Coût du port demandé</translation>
    </message>
    <message>
        <source>Shipping time, h</source>
        <translation>Délai d’expédition, h</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>Soonest date</source>
        <translation>Date la plus proche</translation>
    </message>
    <message>
        <source>Source of the rate</source>
        <translation>Source du cours</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>État ou province</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Stock movement</source>
        <translation>Mouvement de stock</translation>
    </message>
    <message>
        <source>Suspended the partner</source>
        <translation>A suspendu le partenaire</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The carrier reported</source>
        <translation>Le transporteur a donné des nouvelles</translation>
    </message>
    <message>
        <source>The centre buys it</source>
        <translation>Le centre l’achète</translation>
    </message>
    <message>
        <source>The centre changed its tables or hours</source>
        <translation>Le centre a changé ses tables ou ses horaires</translation>
    </message>
    <message>
        <source>The invitation was declined</source>
        <translation>L’invitation a été déclinée</translation>
    </message>
    <message>
        <source>The invitation was followed</source>
        <translation>L’invitation a été suivie</translation>
    </message>
    <message>
        <source>The reserve date was met</source>
        <translation>La date de réservation était atteinte</translation>
    </message>
    <message>
        <source>The retailer arranges it</source>
        <translation>Le détaillant l’organise</translation>
    </message>
    <message>
        <source>The time to answer was over</source>
        <translation>Le temps de répondre était écoulé</translation>
    </message>
    <message>
        <source>Tier of the account</source>
        <translation>Niveau du compte</translation>
    </message>
    <message>
        <source>Time to ship set</source>
        <translation>Délai d’expédition fixé</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Took a file away</source>
        <translation>A retiré un fichier</translation>
    </message>
    <message>
        <source>Took an attachment away</source>
        <translation>A retiré une pièce jointe</translation>
    </message>
    <message>
        <source>Took the closing back</source>
        <translation>A annulé la clôture</translation>
    </message>
    <message>
        <source>Took the invitation back</source>
        <translation>A repris l’invitation</translation>
    </message>
    <message>
        <source>Took the record of a service back</source>
        <translation>A repris la saisie d’un service</translation>
    </message>
    <message>
        <source>Took the shipment back</source>
        <translation>Expédition reprise</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Numéro de suivi</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Units in a box</source>
        <translation>Unités par carton</translation>
    </message>
    <message>
        <source>Unpacked a box</source>
        <translation>Carton déballé</translation>
    </message>
    <message>
        <source>Usual assignment</source>
        <translation>Attribution habituelle</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Value-added services</source>
        <translation>Services à valeur ajoutée</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Vague</translation>
    </message>
    <message>
        <source>Weighed and measured</source>
        <translation>Pesé et mesuré</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weight, g</source>
        <translation>Poids, g</translation>
    </message>
    <message>
        <source>Who arranges the shipping</source>
        <translation>Qui organise l’expédition</translation>
    </message>
    <message>
        <source>Withdrew a proposal</source>
        <translation>A retiré une proposition</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Heures de travail</translation>
    </message>
    <message>
        <source>Wrote a message</source>
        <translation>A écrit un message</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>{0} added</source>
        <translation>Ajout, {0}</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>Retrait, {0}</translation>
    </message>
    <message>
        <source>{0}, copy {1}</source>
        <translation>{0}, copie {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0}: {1} taken away</source>
        <translation>{0}&#xa0;: {1} enlevé</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>History of {0}</source>
        <translation>Historique de {0}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Nothing happened yet.</source>
        <translation>Rien ne s’est encore passé.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>A file with headings in its first row</source>
        <translation>Un fichier dont la première ligne porte les titres</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV, TSV or Excel (.xlsx), up to 20 MB and 200,000 rows. Or drop it here.</source>
        <translation>CSV, TSV ou Excel (.xlsx), jusqu’à 20 Mo et 200 000 lignes. Ou déposez-le ici.</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln that is known</source>
        <translation>
            <numerusform>Modifier %Ln fiche déjà connue</numerusform>
            <numerusform>Modifier %Ln fiches déjà connues</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Match anew</source>
        <translation>Associer à nouveau</translation>
    </message>
    <message>
        <source>Mend them there and choose that file here. {0}</source>
        <translation>Corrigez-les dans ce fichier, puis choisissez-le ici. {0}</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>Coller des lignes</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>Lignes collées</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Remarks ({0})</source>
        <translation>Remarques ({0})</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln row(s) to mend…</source>
        <translation>
            <numerusform>Enregistrer %Ln ligne à corriger…</numerusform>
            <numerusform>Enregistrer %Ln lignes à corriger…</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the rows to mend</source>
        <translation>Enregistrer les lignes à corriger</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>Tableaux (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>There is no text on the clipboard: copy rows with their headings first.</source>
        <translation>Le presse-papiers ne contient pas de texte&#xa0;: copiez d’abord des lignes avec leurs en-têtes.</translation>
    </message>
    <message>
        <source>There is nothing new in this file</source>
        <translation>Il n’y a rien de nouveau dans ce fichier</translation>
    </message>
    <message>
        <source>What happens ({0})</source>
        <translation>Ce qui se passe ({0})</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Your user may not do this. Ask your account manager.</source>
        <translation>Votre utilisateur n’en a pas le droit. Adressez-vous au gestionnaire du compte.</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>erreurs</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln row(s)</source>
        <translation>
            <numerusform>{0}, %Ln ligne</numerusform>
            <numerusform>{0}, %Ln lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportLines</name>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n déjà connue</numerusform>
            <numerusform>%n déjà connues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new product line(s)</source>
        <translation>
            <numerusform>%n nouvelle ligne de produits</numerusform>
            <numerusform>%n nouvelles lignes de produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import product lines</source>
        <translation>Importer des lignes de produits</translation>
    </message>
    <message>
        <source>One path a line, from the top down: Clothing / Men&apos;s / Underwear. In a table each name may have a column of its own.</source>
        <translation>Un chemin par ligne, de haut en bas&#xa0;: Vêtements / Homme / Sous-vêtements. Dans un tableau, chaque nom peut avoir sa colonne.</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Collé</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Tables and texts (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>Tableaux et textes (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln modifié</numerusform>
            <numerusform>%Ln modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) imported</source>
        <translation>
            <numerusform>%Ln contact importé</numerusform>
            <numerusform>%Ln contacts importés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known with other values, which stay</source>
        <translation>
            <numerusform>%Ln connu avec d’autres valeurs, qui restent</numerusform>
            <numerusform>%Ln connus avec d’autres valeurs, qui restent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) counted</source>
        <translation>
            <numerusform>%Ln ligne comptée</numerusform>
            <numerusform>%Ln lignes comptées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) received</source>
        <translation>
            <numerusform>%Ln ligne reçue</numerusform>
            <numerusform>%Ln lignes reçues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nouveau</numerusform>
            <numerusform>%Ln nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) imported as drafts</source>
        <translation>
            <numerusform>%Ln commande importée comme brouillon</numerusform>
            <numerusform>%Ln commandes importées comme brouillons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) imported</source>
        <translation>
            <numerusform>%Ln produit importé</numerusform>
            <numerusform>%Ln produits importés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) stay out</source>
        <translation>
            <numerusform>%Ln ligne écartée</numerusform>
            <numerusform>%Ln lignes écartées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln inchangé</numerusform>
            <numerusform>%Ln inchangés</numerusform>
        </translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Answer first: {0}</source>
        <translation>Répondez d’abord&#xa0;: {0}</translation>
    </message>
    <message>
        <source>B2B orders</source>
        <translation>Commandes B2B</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Business or person</source>
        <translation>Entreprise ou personne</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Columns matched as the last time.</source>
        <translation>Colonnes associées comme la dernière fois.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Virgule</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Comptages</translation>
    </message>
    <message>
        <source>Create orders…</source>
        <translation>Créer les commandes…</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Numéro de client</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Désignation</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message numerus="yes">
        <source>Enter %Ln counted line(s)</source>
        <translation>
            <numerusform>Enregistrer %Ln ligne comptée</numerusform>
            <numerusform>Enregistrer %Ln lignes comptées</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Se périme</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Péremption</translation>
    </message>
    <message>
        <source>Fragile</source>
        <translation>Fragile</translation>
    </message>
    <message>
        <source>Fulfilment centre</source>
        <translation>Centre logistique</translation>
    </message>
    <message>
        <source>GTIN (EAN, UPC)</source>
        <translation>GTIN (EAN, UPC)</translation>
    </message>
    <message>
        <source>GTIN of the case</source>
        <translation>GTIN du carton</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Marchandises reçues</translation>
    </message>
    <message>
        <source>Hazard class</source>
        <translation>Classe de danger</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln contact(s)</source>
        <translation>
            <numerusform>Importer %Ln contact</numerusform>
            <numerusform>Importer %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln order(s)</source>
        <translation>
            <numerusform>Importer %Ln commande</numerusform>
            <numerusform>Importer %Ln commandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>Importer %Ln produit</numerusform>
            <numerusform>Importer %Ln produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported before with other content</source>
        <translation>Déjà importée avec un autre contenu</translation>
    </message>
    <message>
        <source>In which currency are the prices?</source>
        <translation>Dans quelle devise sont les prix&#xa0;?</translation>
    </message>
    <message>
        <source>Instructions for the product</source>
        <translation>Consignes du produit</translation>
    </message>
    <message>
        <source>Inventory ID</source>
        <translation>ID d’inventaire</translation>
    </message>
    <message>
        <source>Inventory ID, SKU or GTIN</source>
        <translation>ID, SKU ou GTIN</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Kept by lot</source>
        <translation>Géré par lot</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Mark for</source>
        <translation>Destiné à</translation>
    </message>
    <message>
        <source>Max price</source>
        <translation>Prix max.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Note to the customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Numéro de commande</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Packing group</source>
        <translation>Groupe d’emballage</translation>
    </message>
    <message>
        <source>Packing instructions</source>
        <translation>Consignes d’emballage</translation>
    </message>
    <message>
        <source>Parcel or freight</source>
        <translation>Colis ou fret</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Price paid</source>
        <translation>Prix payé</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Products at centres</source>
        <translation>Produits aux centres</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Reserve date</source>
        <translation>Date de réservation</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Point-virgule</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Several columns could be “{0}”: choose one</source>
        <translation>Plusieurs colonnes pourraient être «&#xa0;{0}&#xa0;»&#xa0;: choisissez-en une</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>État ou province</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste tel quel</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln line(s)</source>
        <translation>
            <numerusform>Réceptionner %Ln ligne</numerusform>
            <numerusform>Réceptionner %Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Tariff number (HS)</source>
        <translation>Code douanier (SH)</translation>
    </message>
    <message>
        <source>The comma</source>
        <translation>La virgule</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>Le jour</translation>
    </message>
    <message>
        <source>The month</source>
        <translation>Le mois</translation>
    </message>
    <message>
        <source>The point</source>
        <translation>Le point</translation>
    </message>
    <message>
        <source>Type of order</source>
        <translation>Type de commande</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>Numéro ONU</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Units per case</source>
        <translation>Unités par carton</translation>
    </message>
    <message>
        <source>Units per pallet</source>
        <translation>Unités par palette</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Barre verticale</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>What stands between the columns?</source>
        <translation>Qu’y a-t-il entre les colonnes&#xa0;?</translation>
    </message>
    <message>
        <source>Which column is “{0}”?</source>
        <translation>Quelle colonne est «&#xa0;{0}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Which comes first in the dates?</source>
        <translation>Qu’est-ce qui vient d’abord dans les dates&#xa0;?</translation>
    </message>
    <message>
        <source>Which sheet holds the rows?</source>
        <translation>Quelle feuille contient les lignes&#xa0;?</translation>
    </message>
    <message>
        <source>Which sign separates the decimals?</source>
        <translation>Quel signe sépare les décimales&#xa0;?</translation>
    </message>
    <message>
        <source>Who buys the shipping</source>
        <translation>Qui achète le transport</translation>
    </message>
    <message numerus="yes">
        <source>row(s) {0}</source>
        <translation>
            <numerusform>ligne {0}</numerusform>
            <numerusform>lignes {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rows {0} and %Ln more</source>
        <translation>
            <numerusform>lignes {0} et %Ln autre</numerusform>
            <numerusform>lignes {0} et %Ln autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inquiry</name>
    <message>
        <source>A pack holds more than is offered</source>
        <translation>Un lot contient plus que ce qui est offert</translation>
    </message>
    <message>
        <source>A part of your answer was selected: an order has been placed</source>
        <translation>Une partie de votre réponse a été retenue&#xa0;: une commande a été passée</translation>
    </message>
    <message>
        <source>Answer by {0} ({1}), {2} left</source>
        <translation>Répondre avant {0} ({1}), reste {2}</translation>
    </message>
    <message>
        <source>Answered {0}</source>
        <translation>Répondu {0}</translation>
    </message>
    <message>
        <source>Draft saved {0}</source>
        <translation>Brouillon enregistré à {0}</translation>
    </message>
    <message>
        <source>Enter a price for this quantity</source>
        <translation>Saisissez un prix pour cette quantité</translation>
    </message>
    <message>
        <source>Enter the shipping cost, 0 if there is none</source>
        <translation>Saisissez le coût du port, 0 s’il n’y en a pas</translation>
    </message>
    <message>
        <source>Expired {0}</source>
        <translation>Expirée {0}</translation>
    </message>
    <message>
        <source>Expired {0} ({1})</source>
        <translation>Expirée {0} ({1})</translation>
    </message>
    <message>
        <source>Less than nought cannot be offered</source>
        <translation>On ne peut pas offrir moins que zéro</translation>
    </message>
    <message>
        <source>More than asked</source>
        <translation>Plus que demandé</translation>
    </message>
    <message>
        <source>Nothing is offered yet</source>
        <translation>Rien n’est encore offert</translation>
    </message>
    <message>
        <source>One tier a line, like 0 = 12; the first from 0, each later one from more</source>
        <translation>Un palier par ligne, comme 0 = 12&#xa0;; le premier dès 0, chaque suivant dès davantage</translation>
    </message>
    <message>
        <source>Press “Answer after all” to answer.</source>
        <translation>Appuyez sur «&#xa0;Répondre malgré tout&#xa0;» pour répondre.</translation>
    </message>
    <message>
        <source>Press “Change answer” to send another one.</source>
        <translation>Appuyez sur «&#xa0;Modifier la réponse&#xa0;» pour en envoyer une autre.</translation>
    </message>
    <message>
        <source>Say how many units a box holds</source>
        <translation>Indiquez combien d’unités contient un colis</translation>
    </message>
    <message>
        <source>Say when the back-order can be delivered</source>
        <translation>Dites quand le reliquat peut être livré</translation>
    </message>
    <message>
        <source>The answer must hold beyond this moment</source>
        <translation>La réponse doit valoir au-delà de cet instant</translation>
    </message>
    <message>
        <source>The least quantity is above what is offered</source>
        <translation>La quantité minimale dépasse ce qui est offert</translation>
    </message>
    <message>
        <source>The retailer called this request off</source>
        <translation>Le détaillant a annulé cette demande</translation>
    </message>
    <message>
        <source>The retailer decides whether to take it.</source>
        <translation>Le détaillant décide s’il l’admet.</translation>
    </message>
    <message>
        <source>The retailer has it already</source>
        <translation>Le détaillant l’a déjà</translation>
    </message>
    <message>
        <source>The retailer reads it once the last deadline is over.</source>
        <translation>Le détaillant la lira quand la dernière échéance sera passée.</translation>
    </message>
    <message>
        <source>The retailer sees it once it has arrived.</source>
        <translation>Le détaillant la voit dès qu’elle est arrivée.</translation>
    </message>
    <message>
        <source>The time to answer is over: it stands.</source>
        <translation>Le délai de réponse est passé&#xa0;: elle est définitive.</translation>
    </message>
    <message>
        <source>This date lies before the request</source>
        <translation>Cette date précède la demande</translation>
    </message>
    <message>
        <source>This is counted in whole units</source>
        <translation>Ceci se compte en unités entières</translation>
    </message>
    <message>
        <source>This is not understood</source>
        <translation>Ceci n’est pas compris</translation>
    </message>
    <message>
        <source>This request was closed without your answer</source>
        <translation>Cette demande a été close sans votre réponse</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>À répondre</translation>
    </message>
    <message>
        <source>Written {0}</source>
        <translation>Écrit {0}</translation>
    </message>
    <message>
        <source>You declined {0}</source>
        <translation>Vous avez décliné {0}</translation>
    </message>
    <message>
        <source>Your answer came after the deadline and counts as late</source>
        <translation>Votre réponse est arrivée après le délai et compte comme tardive</translation>
    </message>
    <message>
        <source>Your answer is sealed</source>
        <translation>Votre réponse est scellée</translation>
    </message>
    <message>
        <source>Your answer was not selected</source>
        <translation>Votre réponse n’a pas été retenue</translation>
    </message>
    <message>
        <source>Your answer was selected: an order has been placed</source>
        <translation>Votre réponse a été retenue&#xa0;: une commande a été passée</translation>
    </message>
    <message>
        <source>Your answer will be sent as soon as there is a connection</source>
        <translation>Votre réponse sera envoyée dès qu’il y a une connexion</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>reste {0}</translation>
    </message>
</context>
<context>
    <name>InquiryPage</name>
    <message>
        <source>Change answer</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Décliner…</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Ouvrir la commande</translation>
    </message>
    <message>
        <source>Ready to send?</source>
        <translation>Prêt à envoyer&#xa0;?</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Send answer</source>
        <translation>Envoyer la réponse</translation>
    </message>
    <message>
        <source>the retailer</source>
        <translation>le détaillant</translation>
    </message>
</context>
<context>
    <name>InquiryScreen</name>
    <message>
        <source>Answer after all</source>
        <translation>Répondre malgré tout</translation>
    </message>
    <message>
        <source>Change answer</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Décliner</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>Décliner cette demande&#xa0;?</translation>
    </message>
    <message>
        <source>Enter a quantity, or decline with a reason.</source>
        <translation>Saisissez une quantité, ou déclinez avec un motif.</translation>
    </message>
    <message>
        <source>It goes out as soon as there is a network.</source>
        <translation>Elle part dès qu’il y a un réseau.</translation>
    </message>
    <message>
        <source>It may have been withdrawn, or it is not on this computer yet.</source>
        <translation>Elle a peut-être été retirée, ou n’est pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing is offered yet</source>
        <translation>Rien n’est encore offert</translation>
    </message>
    <message>
        <source>Offline: an answer will not arrive before {0} unless there is a network by then</source>
        <translation>Hors ligne&#xa0;: une réponse n’arrivera pas avant {0} sans réseau d’ici là</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Sent; press “Change answer” to change it</source>
        <translation>Envoyée&#xa0;; cliquez sur «&#xa0;Modifier la réponse&#xa0;» pour la changer</translation>
    </message>
    <message>
        <source>The retailer</source>
        <translation>Le détaillant</translation>
    </message>
    <message>
        <source>The retailer decides whether to take a late answer.</source>
        <translation>Le détaillant décide s’il admet une réponse tardive.</translation>
    </message>
    <message>
        <source>The time to answer is over. You can still answer: it will count as late</source>
        <translation>Le temps de répondre est écoulé. Vous pouvez encore répondre&#xa0;: la réponse comptera comme tardive</translation>
    </message>
    <message>
        <source>This is what you sent</source>
        <translation>Voici ce que vous avez envoyé</translation>
    </message>
    <message>
        <source>This request is not here</source>
        <translation>Cette demande n’est pas ici</translation>
    </message>
    <message>
        <source>This request is over</source>
        <translation>Cette demande est terminée</translation>
    </message>
    <message>
        <source>This request takes no answers any more</source>
        <translation>Cette demande n’accepte plus de réponses</translation>
    </message>
    <message>
        <source>You can send it all the same. If it arrives later, it counts as late.</source>
        <translation>Vous pouvez l’envoyer quand même. Si elle arrive plus tard, elle compte comme tardive.</translation>
    </message>
    <message>
        <source>Your answer is on its way</source>
        <translation>Votre réponse est en route</translation>
    </message>
    <message>
        <source>Your reason is on its way</source>
        <translation>Votre motif est en route</translation>
    </message>
    <message>
        <source>{0} is told that you cannot deliver. Until the deadline you can still answer.</source>
        <translation>{0} apprend que vous ne pouvez pas livrer. Jusqu’au délai, vous pouvez encore répondre.</translation>
    </message>
</context>
<context>
    <name>InsuranceDialog</name>
    <message>
        <source>Day of the rate</source>
        <translation>Jour du taux</translation>
    </message>
    <message>
        <source>In {0}. From {1} on the recipient signs on delivery. 0: no insurance.</source>
        <translation>En {0}. À partir de {1}, le destinataire signe à la livraison. 0&#xa0;: pas d’assurance.</translation>
    </message>
    <message>
        <source>Insure</source>
        <translation>Assurer</translation>
    </message>
    <message>
        <source>Insure the order</source>
        <translation>Assurer la commande</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Source of the rate</source>
        <translation>Source du taux</translation>
    </message>
    <message>
        <source>The centre&apos;s limits are in {1}: what is 1 {0} worth in {1}? Without a rate somebody signs.</source>
        <translation>Les limites du centre sont en {1}&#xa0;: que vaut 1 {0} en {1}&#xa0;? Sans taux, quelqu’un signe.</translation>
    </message>
</context>
<context>
    <name>InvitationDialog</name>
    <message>
        <source>8 characters at least</source>
        <translation>Au moins 8 caractères</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Décliner</translation>
    </message>
    <message>
        <source>Decline the invitation</source>
        <translation>Décliner l’invitation</translation>
    </message>
    <message>
        <source>Decline the invitation?</source>
        <translation>Décliner l’invitation&#xa0;?</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Follow the invitation</source>
        <translation>Suivre l’invitation</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>The invitation is good until {0}, once.</source>
        <translation>L’invitation est valable une fois, jusqu’à {0}.</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Votre entreprise</translation>
    </message>
    <message>
        <source>Your company trades here already? Enter the account manager&apos;s e-mail and password.</source>
        <translation>Votre entreprise travaille déjà ici&#xa0;? Saisissez l’e-mail et le mot de passe du responsable de compte.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>{0} invites you</source>
        <translation>{0} vous invite</translation>
    </message>
    <message>
        <source>{0} invites you as its fulfilment centre</source>
        <translation>{0} vous invite comme centre logistique</translation>
    </message>
    <message>
        <source>{0} is told. The code is no longer good then.</source>
        <translation>{0} en est informé. Le code n’est alors plus valable.</translation>
    </message>
</context>
<context>
    <name>IssueList</name>
    <message numerus="yes">
        <source>%n tried again</source>
        <translation>
            <numerusform>%n réessayée</numerusform>
            <numerusform>%n réessayées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n retirée</numerusform>
            <numerusform>%n retirées</numerusform>
        </translation>
    </message>
    <message>
        <source>All issues</source>
        <translation>Tous les problèmes</translation>
    </message>
    <message>
        <source>Changed in two places</source>
        <translation>Modifié à deux endroits</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Decide: {0}</source>
        <translation>Décider&#xa0;: {0}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Goes along with an earlier one</source>
        <translation>Va avec une modification antérieure</translation>
    </message>
    <message>
        <source>Has two sides: decide it by itself</source>
        <translation>A deux versions&#xa0;: décidez-le à part</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icône</translation>
    </message>
    <message>
        <source>Let go: {0}</source>
        <translation>Abandonné&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Sync issues</source>
        <translation>Problèmes de synchronisation</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Réessayer %n</numerusform>
            <numerusform>Réessayer %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n change(s) again?</source>
        <translation>
            <numerusform>Réessayer %n modification&#xa0;?</numerusform>
            <numerusform>Réessayer %n modifications&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message numerus="yes">
        <source>Withdraw %n</source>
        <translation>
            <numerusform>Retirer %n</numerusform>
            <numerusform>Retirer %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw %n change(s)?</source>
        <translation>
            <numerusform>Retirer %n modification&#xa0;?</numerusform>
            <numerusform>Retirer %n modifications&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>needs your decision</source>
        <translation>demande votre décision</translation>
    </message>
</context>
<context>
    <name>IssueNotice</name>
    <message numerus="yes">
        <source>%n change(s) of yours could not be taken as made.</source>
        <translation>
            <numerusform>%n de vos modifications n’a pas pu être prise telle quelle.</numerusform>
            <numerusform>%n de vos modifications n’ont pas pu être prises telles quelles.</numerusform>
        </translation>
    </message>
    <message>
        <source>A change of yours to this document could not be taken as made.</source>
        <translation>Une de vos modifications de ce document n’a pas pu être prise telle quelle.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Décider…</translation>
    </message>
</context>
<context>
    <name>IssuesScreen</name>
    <message>
        <source>A copy of this profile is in use</source>
        <translation>Une copie de ce profil est utilisée</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>Tout le mien</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>Tout le leur</translation>
    </message>
    <message>
        <source>Both versions stay in the record&apos;s history.</source>
        <translation>Les deux versions restent dans l’historique du document.</translation>
    </message>
    <message>
        <source>Code {0}</source>
        <translation>Code {0}</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Décider plus tard</translation>
    </message>
    <message>
        <source>Edit puts what you typed back into the document, not sent.</source>
        <translation>Modifier remet votre saisie dans le document, sans l’envoyer.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Nothing is lost, and nothing is to be decided. You should know of it.</source>
        <translation>Rien n’est perdu et il n’y a rien à décider. Il faut seulement que vous le sachiez.</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Nothing to edit</source>
        <translation>Rien à modifier</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Refused: {0}</source>
        <translation>Refusé&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Save or undo what is typed there first. The issue waits.</source>
        <translation>Enregistrez ou annulez d’abord cette saisie. Le problème attend.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Something else is typed there</source>
        <translation>Autre chose y est déjà saisi</translation>
    </message>
    <message>
        <source>Sync issues</source>
        <translation>Problèmes de synchronisation</translation>
    </message>
    <message>
        <source>These fields belong together: one side is kept for all of them.</source>
        <translation>Ces champs vont ensemble&#xa0;: une seule version est gardée pour tous.</translation>
    </message>
    <message>
        <source>This shipment is not there any more. Try again makes it anew.</source>
        <translation>Cette expédition n’existe plus. Réessayer la crée à nouveau.</translation>
    </message>
    <message>
        <source>To the dashboard</source>
        <translation>Vers le tableau de bord</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Nouvel essai lancé</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try again gives the same once more; mend what stood in its way first.</source>
        <translation>Réessayer redonne la même chose&#xa0;; corrigez d’abord ce qui l’empêchait.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Use the result</source>
        <translation>Utiliser le résultat</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Ce qui se passe ensuite</translation>
    </message>
    <message>
        <source>What you saw</source>
        <translation>Ce que vous avez vu</translation>
    </message>
    <message>
        <source>Whatever the server cannot take as it is, appears here with both sides.</source>
        <translation>Ce que le serveur ne peut pas prendre tel quel apparaît ici avec les deux versions.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw lets it go. Everybody else never saw it.</source>
        <translation>Retirer l’abandonne. Personne d’autre ne l’a vu.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>You did this at {0}. The server could not take it, and nothing was changed.</source>
        <translation>Vous avez fait ceci à {0}. Le serveur n’a pas pu le prendre, et rien n’a été modifié.</translation>
    </message>
    <message>
        <source>You, {0}, this computer</source>
        <translation>Vous, {0}, cet ordinateur</translation>
    </message>
    <message>
        <source>Your decision is kept on this computer and goes to the server by itself.</source>
        <translation>Votre décision est gardée sur cet ordinateur et part d’elle-même au serveur.</translation>
    </message>
    <message>
        <source>Your decision is saved</source>
        <translation>Votre décision est enregistrée</translation>
    </message>
    <message>
        <source>{0} changed the same meanwhile. Nothing is lost: both versions are kept in History.</source>
        <translation>{0} a modifié la même chose entre-temps. Rien n’est perdu&#xa0;: les deux versions restent dans l’historique.</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %n issue(s)</source>
        <translation>
            <numerusform>{0} sur %n problème</numerusform>
            <numerusform>{0} sur %n problèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} was changed in two places</source>
        <translation>{0} a été modifié à deux endroits</translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>Ajouter un article</translation>
    </message>
    <message>
        <source>At most {0}</source>
        <translation>{0} au plus</translation>
    </message>
    <message>
        <source>At most {0} and {1}</source>
        <translation>{0} au plus, et {1}</translation>
    </message>
    <message>
        <source>Choose partners…</source>
        <translation>Choisir des partenaires…</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Max price</source>
        <translation>Prix max.</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>Aucun article</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Paste from a table</source>
        <translation>Coller d’un tableau</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qté</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Tab in the last cell adds a row</source>
        <translation>Tab dans la dernière cellule ajoute une ligne</translation>
    </message>
    <message>
        <source>There are no partners yet</source>
        <translation>Il n’y a pas encore de partenaires</translation>
    </message>
    <message>
        <source>item {0}</source>
        <translation>article {0}</translation>
    </message>
    <message>
        <source>items {0}</source>
        <translation>articles {0}</translation>
    </message>
    <message>
        <source>items {0} to {1}</source>
        <translation>articles {0} à {1}</translation>
    </message>
    <message>
        <source>{0} pieces</source>
        <translation>{0} pièces</translation>
    </message>
</context>
<context>
    <name>JobToast</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Press the new keys; Esc leaves them as they are</source>
        <translation>Appuyez sur les nouvelles touches&#xa0;; Échap les laisse telles quelles</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>A page up, a page down</source>
        <translation>Une page plus haut, une page plus bas</translation>
    </message>
    <message>
        <source>Cancel, close</source>
        <translation>Annuler, fermer</translation>
    </message>
    <message>
        <source>Choose cells of a column</source>
        <translation>Choisir des cellules d’une colonne</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Duplicate the row</source>
        <translation>Dupliquer la ligne</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Modifier la cellule</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Field before</source>
        <translation>Champ précédent</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Remplir vers le bas</translation>
    </message>
    <message>
        <source>First row, last row</source>
        <translation>Première ligne, dernière ligne</translation>
    </message>
    <message>
        <source>Hold Ctrl or Alt with a letter, or take a function key.</source>
        <translation>Tenez Ctrl ou Alt avec une lettre, ou prenez une touche de fonction.</translation>
    </message>
    <message>
        <source>In grids that are edited</source>
        <translation>Dans les grilles que l’on modifie</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>Menu of what is chosen</source>
        <translation>Menu de ce qui est choisi</translation>
    </message>
    <message>
        <source>Move the row</source>
        <translation>Déplacer la ligne</translation>
    </message>
    <message>
        <source>Next cell</source>
        <translation>Cellule suivante</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Champ suivant</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Ouvrir la ligne</translation>
    </message>
    <message>
        <source>Out of the grid</source>
        <translation>Sortir de la grille</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Supprimer la ligne</translation>
    </message>
    <message>
        <source>Row above, row below</source>
        <translation>Ligne au-dessus, ligne au-dessous</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Sélectionner la ligne</translation>
    </message>
    <message>
        <source>Show the menus</source>
        <translation>Montrer les menus</translation>
    </message>
    <message>
        <source>The cell beneath</source>
        <translation>La cellule du dessous</translation>
    </message>
    <message>
        <source>These keys always mean: {0}.</source>
        <translation>Ces touches veulent toujours dire&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>These keys are taken: {0}.</source>
        <translation>Ces touches sont prises&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>These keys open the menu {0}.</source>
        <translation>Ces touches ouvrent le menu {0}.</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>aucune touche</translation>
    </message>
    <message>
        <source>{0} (your keys)</source>
        <translation>{0} (vos touches)</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>Add below</source>
        <translation>Ajouter dessous</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Ask your account manager to change product lines</source>
        <translation>Demandez à votre responsable de compte de modifier les lignes de produits</translation>
    </message>
    <message>
        <source>Duplicate row</source>
        <translation>Dupliquer la ligne</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Items of this product line ask these partners by themselves.</source>
        <translation>Les articles de cette ligne interrogent d’eux-mêmes ces partenaires.</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Fusionner avec…</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>None of its own: those from above are asked, {0}.</source>
        <translation>Aucun propre&#xa0;: ceux d’au-dessus sont interrogés, {0}.</translation>
    </message>
    <message>
        <source>None: its items ask nobody by themselves.</source>
        <translation>Aucun&#xa0;: ses articles n’interrogent personne d’eux-mêmes.</translation>
    </message>
    <message>
        <source>Partners that deliver it</source>
        <translation>Partenaires qui la livrent</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Ligne de produits</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>Retirer la ligne</translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation>Se trouve sous</translation>
    </message>
    <message>
        <source>There are no partners yet.</source>
        <translation>Il n’y a pas encore de partenaires.</translation>
    </message>
    <message>
        <source>There is no other product line</source>
        <translation>Il n’y a pas d’autre ligne de produits</translation>
    </message>
    <message>
        <source>– the top of the tree –</source>
        <translation>– en haut –</translation>
    </message>
</context>
<context>
    <name>LineTree</name>
    <message>
        <source>Product lines</source>
        <translation>Lignes de produits</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Add product line</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>All product lines are here</source>
        <translation>Toutes les lignes de produits y sont</translation>
    </message>
    <message>
        <source>Ask your account manager to change partners</source>
        <translation>Demandez à votre responsable de compte de modifier les partenaires</translation>
    </message>
    <message>
        <source>Enter a name first</source>
        <translation>Saisissez d’abord un nom</translation>
    </message>
    <message>
        <source>Goods {0}</source>
        <translation>Marchandise {0}</translation>
    </message>
    <message>
        <source>Items of a product line ask its partners by themselves.</source>
        <translation>Les articles d’une ligne de produits interrogent d’eux-mêmes ses partenaires.</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Product lines</source>
        <translation>Lignes de produits</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Shipping {0}</source>
        <translation>Port {0}</translation>
    </message>
    <message>
        <source>Take {0} away</source>
        <translation>Retirer {0}</translation>
    </message>
    <message>
        <source>There are no product lines yet</source>
        <translation>Il n’y a pas encore de lignes de produits</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>{0} (from above)</source>
        <translation>{0} (héritée)</translation>
    </message>
    <message>
        <source>{0} cancelled</source>
        <translation>{0} annulés</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} le {1}</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} unités</translation>
    </message>
    <message>
        <source>{0}, {1} cancelled</source>
        <translation>{0}, {1} annulés</translation>
    </message>
    <message>
        <source>{0}, {1} on {2}</source>
        <translation>{0}, {1} le {2}</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>No document meets all of these filters.</source>
        <translation>Aucun document ne répond à tous ces filtres.</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>Pas encore de transactions</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Requests and orders of your customers appear here by themselves.</source>
        <translation>Les demandes et commandes de vos clients apparaissent ici d’elles-mêmes.</translation>
    </message>
    <message>
        <source>Requests, orders and shipments appear here.
Start with a request to your partners.</source>
        <translation>Demandes, commandes et expéditions apparaissent ici.
Commencez par une demande à vos partenaires.</translation>
    </message>
</context>
<context>
    <name>ListCommands</name>
    <message>
        <source>More than {0} documents are selected</source>
        <translation>Plus de {0} documents sont sélectionnés</translation>
    </message>
    <message numerus="yes">
        <source>Print the papers of %n order(s)</source>
        <translation>
            <numerusform>Imprimer les documents de %n commande</numerusform>
            <numerusform>Imprimer les documents de %n commandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Select fewer, or narrow the search. Export takes any number.</source>
        <translation>Sélectionnez-en moins ou affinez la recherche. L’export n’a pas de limite.</translation>
    </message>
</context>
<context>
    <name>LogoPanel</name>
    <message>
        <source>All pictures (*.jpg *.jpeg *.png)</source>
        <translation>Toutes les images (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Ask your account manager</source>
        <translation>Adressez-vous à votre gestionnaire de compte</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choisir une image</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>JPG pictures (*.jpg *.jpeg)</source>
        <translation>Images JPG (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>JPG, at most 500 × 500 pixels. Printed on your packing slips and picking lists.</source>
        <translation>JPG, 500 × 500 pixels au plus. Imprimé sur vos bons de livraison et de préparation.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>The logo is removed</source>
        <translation>Le logo est retiré</translation>
    </message>
    <message>
        <source>The logo is set</source>
        <translation>Le logo est en place</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>Cette image ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Use a smaller copy</source>
        <translation>Utiliser une copie réduite</translation>
    </message>
</context>
<context>
    <name>LogoPreview</name>
    <message>
        <source>No logo</source>
        <translation>Aucun logo</translation>
    </message>
</context>
<context>
    <name>MatrixDelegate</name>
    <message>
        <source>A quantity cannot be less than nought.</source>
        <translation>Une quantité ne peut pas être inférieure à zéro.</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Admit the answer…</source>
        <translation>Admettre la réponse…</translation>
    </message>
    <message>
        <source>Admitted late</source>
        <translation>Admise bien que tardive</translation>
    </message>
    <message>
        <source>Answer until {0} ({1})</source>
        <translation>Réponse avant {0} ({1})</translation>
    </message>
    <message>
        <source>Answered {0}</source>
        <translation>Répondu {0}</translation>
    </message>
    <message>
        <source>Asked {0}.</source>
        <translation>Demandé {0}.</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Covered {0}</source>
        <translation>Couvert {0}</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Déclinée</translation>
    </message>
    <message>
        <source>Declined {0}</source>
        <translation>Déclinée {0}</translation>
    </message>
    <message>
        <source>Expired {0}</source>
        <translation>Expiré {0}</translation>
    </message>
    <message>
        <source>Give more time…</source>
        <translation>Donner plus de temps…</translation>
    </message>
    <message>
        <source>Item, asked, max price</source>
        <translation>Article, demandé, prix max.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardive</translation>
    </message>
    <message>
        <source>Late, {0}</source>
        <translation>Tardive, {0}</translation>
    </message>
    <message>
        <source>Max {0}</source>
        <translation>Max. {0}</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>No max price</source>
        <translation>Sans prix max.</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Non sollicité</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Indisponible</translation>
    </message>
    <message>
        <source>Ordered {0}.</source>
        <translation>Commandé {0}.</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Rouvrir…</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Scellée</translation>
    </message>
    <message>
        <source>Sealed, came {0}</source>
        <translation>Scellée, arrivée {0}</translation>
    </message>
    <message>
        <source>Sealed, late {0}</source>
        <translation>Scellée, en retard {0}</translation>
    </message>
    <message>
        <source>The partner sells no fewer than {0}.</source>
        <translation>Le partenaire n’en vend pas moins de {0}.</translation>
    </message>
    <message>
        <source>The partner sells packs of {0}.</source>
        <translation>Le partenaire vend par lots de {0}.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>answered late</source>
        <translation>réponse tardive</translation>
    </message>
    <message>
        <source>assigned {0}</source>
        <translation>{0} attribués</translation>
    </message>
    <message>
        <source>back-order {0}</source>
        <translation>reliquat {0}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tardive</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>le plus bas</translation>
    </message>
    <message>
        <source>over max</source>
        <translation>trop cher</translation>
    </message>
    <message>
        <source>over the max price</source>
        <translation>au-dessus du prix maximum</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>reste {0}</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>manque {0}</translation>
    </message>
    <message>
        <source>{0} more than asked for.</source>
        <translation>{0} de plus que demandé.</translation>
    </message>
    <message>
        <source>{0} more than offered: the partner must agree again.</source>
        <translation>{0} de plus qu’offert&#xa0;: le partenaire doit de nouveau donner son accord.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0} on back-order</source>
        <translation>{0} en reliquat</translation>
    </message>
    <message>
        <source>{0} ready</source>
        <translation>{0} disponibles</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message numerus="yes">
        <source>%n price(s) above the max</source>
        <translation>
            <numerusform>%n prix au-dessus du maximum</numerusform>
            <numerusform>%n prix au-dessus du maximum</numerusform>
        </translation>
    </message>
    <message>
        <source>Assigned automatically</source>
        <translation>Attribuée automatiquement</translation>
    </message>
    <message>
        <source>By version {0} of your rules.</source>
        <translation>Selon la version {0} de vos règles.</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Souhaité pour le</translation>
    </message>
    <message>
        <source>No price above the max</source>
        <translation>Aucun prix au-dessus du maximum</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Nothing assigned yet</source>
        <translation>Rien n’est encore attribué</translation>
    </message>
    <message>
        <source>Open order {0} to {1}</source>
        <translation>Ouvrir la commande {0} à {1}</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Ordered for {0}.</source>
        <translation>Commandée pour {0}.</translation>
    </message>
    <message>
        <source>Proven: nothing better exists within the conditions.</source>
        <translation>Prouvé&#xa0;: il n’existe rien de mieux dans ces conditions.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Rules that had a say: {0}.</source>
        <translation>Règles qui ont joué&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Running cost</source>
        <translation>Coût courant</translation>
    </message>
    <message>
        <source>Shipping not stated by {0}</source>
        <translation>Port non indiqué par {0}</translation>
    </message>
    <message numerus="yes">
        <source>Shipping, %n partner(s)</source>
        <translation>
            <numerusform>Port, %n partenaire</numerusform>
            <numerusform>Port, %n partenaires</numerusform>
        </translation>
    </message>
    <message>
        <source>The best found: {0}.</source>
        <translation>Le mieux trouvé&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The partner must agree again.</source>
        <translation>Le partenaire doit de nouveau donner son accord.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation>après le {0}</translation>
    </message>
    <message>
        <source>{0} more than asked</source>
        <translation>{0} de plus que demandé</translation>
    </message>
    <message>
        <source>{0} more than offered</source>
        <translation>{0} de plus qu’offert</translation>
    </message>
    <message>
        <source>{0} not assigned</source>
        <translation>{0} non attribués</translation>
    </message>
    <message>
        <source>{0} on back-order</source>
        <translation>{0} en reliquat</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} le {1}</translation>
    </message>
    <message>
        <source>{0} ready now</source>
        <translation>{0} disponibles maintenant</translation>
    </message>
</context>
<context>
    <name>MatrixScreenView</name>
    <message>
        <source>Admit the answer to use its quantities.</source>
        <translation>Admettez la réponse pour utiliser ses quantités.</translation>
    </message>
    <message>
        <source>Answers are sealed until {0}</source>
        <translation>Les réponses sont scellées jusqu’à {0}</translation>
    </message>
    <message>
        <source>Assigned {0} of {1}</source>
        <translation>{0} attribués sur {1}</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>Assignment, chosen when it was sent</source>
        <translation>Attribution, choisie à l’envoi</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Best assignment…</source>
        <translation>Meilleure attribution…</translation>
    </message>
    <message>
        <source>Chosen when the request was sent</source>
        <translation>Choisi à l’envoi de la demande</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Cost and coverage</source>
        <translation>Coût et couverture</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Duplicate request</source>
        <translation>Dupliquer la demande</translation>
    </message>
    <message>
        <source>Fill with lowest price</source>
        <translation>Remplir au prix le plus bas</translation>
    </message>
    <message>
        <source>Last deadline {0}.</source>
        <translation>Dernier délai {0}.</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>Only that they came is known; the server opens all of them at once.</source>
        <translation>On sait seulement qu’elles sont arrivées&#xa0;; le serveur les ouvre toutes à la fois.</translation>
    </message>
    <message>
        <source>Preview and Send</source>
        <translation>Aperçu et envoi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save assignment</source>
        <translation>Enregistrer l’attribution</translation>
    </message>
    <message>
        <source>Suppliers see it once the server has it.</source>
        <translation>Les fournisseurs le voient dès que le serveur l’a reçu.</translation>
    </message>
    <message>
        <source>The request is {0}</source>
        <translation>La demande est {0}</translation>
    </message>
    <message>
        <source>The request was cancelled</source>
        <translation>La demande a été annulée</translation>
    </message>
    <message>
        <source>{0} answered after the deadline.</source>
        <translation>{0} ont répondu après le délai.</translation>
    </message>
    <message>
        <source>{0} of {1} answered.</source>
        <translation>Réponses&#xa0;: {0} sur {1}.</translation>
    </message>
    <message>
        <source>{0} on back-order</source>
        <translation>{0} en reliquat</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Answers: items by partners</source>
        <translation>Réponses&#xa0;: articles par partenaires</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy it into an e-mail. The supplier does not see the address.</source>
        <translation>Copiez-le dans un e-mail. Le fournisseur ne voit pas l’adresse.</translation>
    </message>
    <message>
        <source>Message for the customer</source>
        <translation>Message pour le client</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
</context>
<context>
    <name>MessagesCard</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n message non lu</numerusform>
            <numerusform>%n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Message to {0}</source>
        <translation>Message à {0}</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Pas encore de messages.</translation>
    </message>
    <message>
        <source>Only this partner reads it</source>
        <translation>Seul ce partenaire le lit</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Write to {0}</source>
        <translation>Écrire à {0}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>There is no such day</source>
        <translation>Ce jour n’existe pas</translation>
    </message>
    <message>
        <source>There is no such time</source>
        <translation>Cette heure n’existe pas</translation>
    </message>
    <message>
        <source>This is too far away</source>
        <translation>C’est trop éloigné</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>Aujourd’hui, {0}</translation>
    </message>
    <message>
        <source>Tomorrow, {0}</source>
        <translation>Demain, {0}</translation>
    </message>
    <message>
        <source>Write a date and a time</source>
        <translation>Saisissez une date et une heure</translation>
    </message>
    <message>
        <source>Write a day, such as “tomorrow”, “+3d” or “1 Dec”</source>
        <translation>Écrivez un jour, par exemple «&#xa0;demain&#xa0;», «&#xa0;+3j&#xa0;» ou «&#xa0;1 déc.&#xa0;»</translation>
    </message>
    <message>
        <source>Write a moment, such as “+2h”, “tomorrow 9” or “1 Dec 12:00”</source>
        <translation>Saisissez un moment, comme «&#xa0;+2h&#xa0;», «&#xa0;demain 9&#xa0;» ou «&#xa0;1 déc. 12:00&#xa0;»</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>A view needs a name.</source>
        <translation>Une vue a besoin d’un nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Share it with your colleagues</source>
        <translation>La partager avec vos collègues</translation>
    </message>
    <message>
        <source>Show it in the navigation</source>
        <translation>La montrer dans la navigation</translation>
    </message>
</context>
<context>
    <name>NamedSearches</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Custom search</source>
        <translation>Recherche libre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Shipped 14 days</source>
        <translation>Expédiées, 14 jours</translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non lue</numerusform>
            <numerusform>%n non lues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Add order</source>
        <translation>Ajouter une commande</translation>
    </message>
    <message>
        <source>B2B orders</source>
        <translation>Commandes B2B</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
</context>
<context>
    <name>NewsLine</name>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n partie</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouvelle</numerusform>
            <numerusform>%n nouvelles</numerusform>
        </translation>
    </message>
    <message>
        <source>Another order</source>
        <translation>Autre ordre</translation>
    </message>
    <message>
        <source>{0} · Show</source>
        <translation>{0} · Afficher</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandée</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Overdue: ship by {0} ({1})</source>
        <translation>En retard&#xa0;: à expédier avant {0} ({1})</translation>
    </message>
    <message>
        <source>Partly shipped</source>
        <translation>Partiellement expédiée</translation>
    </message>
    <message>
        <source>Ship by {0}</source>
        <translation>Expédier avant {0}</translation>
    </message>
    <message>
        <source>Ship by {0} ({1}), {2} left</source>
        <translation>À expédier avant {0} ({1}), reste {2}</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédiée</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>avant {0}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis {0}</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Accept order</source>
        <translation>Accepter la commande</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>Annuler la commande…</translation>
    </message>
    <message>
        <source>Close short…</source>
        <translation>Clore incomplète…</translation>
    </message>
    <message>
        <source>Confirm shipment</source>
        <translation>Confirmer l’expédition</translation>
    </message>
    <message>
        <source>Customer message…</source>
        <translation>Message au client…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Décliner…</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>De {0}</translation>
    </message>
    <message>
        <source>New shipment</source>
        <translation>Nouvelle expédition</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Pas encore envoyée</translation>
    </message>
    <message>
        <source>Overdue by {0}</source>
        <translation>En retard de {0}</translation>
    </message>
    <message>
        <source>Packing slip…</source>
        <translation>Bon de livraison…</translation>
    </message>
    <message>
        <source>Picking list…</source>
        <translation>Bon de préparation…</translation>
    </message>
    <message>
        <source>Ship what is open, or tell {0} below when it will go.</source>
        <translation>Expédiez ce qui est ouvert, ou dites ci-dessous à {0} quand cela partira.</translation>
    </message>
    <message>
        <source>To {0}</source>
        <translation>À {0}</translation>
    </message>
    <message>
        <source>You declined this order</source>
        <translation>Vous avez refusé cette commande</translation>
    </message>
    <message>
        <source>{0} declined this order</source>
        <translation>{0} a refusé cette commande</translation>
    </message>
    <message>
        <source>{0} has not shipped it all yet. Write to them below.</source>
        <translation>{0} n’a pas encore tout expédié. Écrivez-lui ci-dessous.</translation>
    </message>
    <message>
        <source>{0}, order no. {1}</source>
        <translation>{0}, n° de commande {1}</translation>
    </message>
</context>
<context>
    <name>OrderPapers</name>
    <message>
        <source>Deliver to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Marchandise</translation>
    </message>
    <message>
        <source>Note for {0}</source>
        <translation>Note pour {0}</translation>
    </message>
    <message>
        <source>Note to customer, on the packing slip</source>
        <translation>Note au client, sur le bon de livraison</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Order no. retailer</source>
        <translation>N° de commande du détaillant</translation>
    </message>
    <message>
        <source>Order to {0}</source>
        <translation>Commande à {0}</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Ship within</source>
        <translation>Expédier sous</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Your request</source>
        <translation>Votre demande</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} heures</translation>
    </message>
    <message>
        <source>{0} of them on back-order, {1}</source>
        <translation>dont {0} en reliquat, {1}</translation>
    </message>
</context>
<context>
    <name>OrderScreen</name>
    <message>
        <source>Cancel order</source>
        <translation>Annuler la commande</translation>
    </message>
    <message>
        <source>Cancel this order?</source>
        <translation>Annuler cette commande&#xa0;?</translation>
    </message>
    <message>
        <source>Close short</source>
        <translation>Clore incomplète</translation>
    </message>
    <message>
        <source>Close this order short?</source>
        <translation>Clore cette commande incomplète&#xa0;?</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Decline order</source>
        <translation>Refuser la commande</translation>
    </message>
    <message>
        <source>Decline this order?</source>
        <translation>Refuser cette commande&#xa0;?</translation>
    </message>
    <message>
        <source>It may have been withdrawn, or it is not on this computer yet.</source>
        <translation>Elle a peut-être été retirée, ou n’est pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Keep order</source>
        <translation>Garder la commande</translation>
    </message>
    <message>
        <source>Order accepted</source>
        <translation>Commande acceptée</translation>
    </message>
    <message>
        <source>Order declined</source>
        <translation>Commande refusée</translation>
    </message>
    <message>
        <source>Packing slip {0}</source>
        <translation>Bon de livraison {0}</translation>
    </message>
    <message>
        <source>Picking list {0}</source>
        <translation>Bon de préparation {0}</translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation>Cette commande n’est pas ici</translation>
    </message>
    <message>
        <source>What has not shipped is cancelled and is open again in the request.</source>
        <translation>Ce qui n’a pas été expédié est annulé et redevient ouvert dans la demande.</translation>
    </message>
    <message>
        <source>Your user may not do this. Ask your account manager.</source>
        <translation>Votre utilisateur n’a pas ce droit. Adressez-vous à votre gestionnaire de compte.</translation>
    </message>
    <message>
        <source>{0} is told, and its quantities are open again in the request.</source>
        <translation>{0} en est informé, et ses quantités redeviennent ouvertes dans la demande.</translation>
    </message>
    <message>
        <source>{0} is told, and its quantities are open again. This cannot be taken back.</source>
        <translation>{0} en est informé, et ses quantités redeviennent ouvertes. C’est irréversible.</translation>
    </message>
</context>
<context>
    <name>OrderSide</name>
    <message>
        <source>Customer&apos;s e-mail</source>
        <translation>E-mail du client</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucune pour l’instant.</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Bon de livraison</translation>
    </message>
    <message>
        <source>Picking list</source>
        <translation>Bon de préparation</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Request {0}</source>
        <translation>Demande {0}</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Standing note</source>
        <translation>Note permanente</translation>
    </message>
    <message>
        <source>Their order no.</source>
        <translation>Leur n° de commande</translation>
    </message>
    <message>
        <source>Time to ship</source>
        <translation>Délai d’expédition</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>what is still to pick</source>
        <translation>ce qui reste à préparer</translation>
    </message>
    <message>
        <source>{0} {1}: preview</source>
        <translation>{0} {1}&#xa0;: aperçu</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>Assign a quantity first, or fill with the lowest price.</source>
        <translation>Attribuez d’abord une quantité, ou remplissez au prix le plus bas.</translation>
    </message>
    <message>
        <source>Each partner gets exactly this, and nothing of the others.</source>
        <translation>Chaque partenaire reçoit exactement ceci, et rien des autres.</translation>
    </message>
    <message>
        <source>Preview of the orders</source>
        <translation>Aperçu des commandes</translation>
    </message>
    <message numerus="yes">
        <source>Send %n order(s)</source>
        <translation>
            <numerusform>Envoyer %n commande</numerusform>
            <numerusform>Envoyer %n commandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Something changed since you looked. This is what would be sent now.</source>
        <translation>Quelque chose a changé depuis votre aperçu. Voici ce qui serait envoyé maintenant.</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message numerus="yes">
        <source>%n sync issue(s) need your decision.</source>
        <translation>
            <numerusform>%n problème de synchronisation attend votre décision.</numerusform>
            <numerusform>%n problèmes de synchronisation attendent votre décision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n modification retirée</numerusform>
            <numerusform>%n modifications retirées</numerusform>
        </translation>
    </message>
    <message>
        <source>All that you did has reached the server.</source>
        <translation>Tout ce que vous avez fait a atteint le serveur.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Décider…</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icône</translation>
    </message>
    <message>
        <source>Last contact {0}.</source>
        <translation>Dernier contact {0}.</translation>
    </message>
    <message>
        <source>Not synchronised</source>
        <translation>Non synchronisé</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Boîte d’envoi</translation>
    </message>
    <message>
        <source>Sent, not confirmed</source>
        <translation>Envoyé, non confirmé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>To the dashboard</source>
        <translation>Vers le tableau de bord</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Ce qui se passera</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw: {0}</source>
        <translation>Retirer&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message numerus="yes">
        <source>You are offline. Carry on: %n change(s) wait here and go by themselves.</source>
        <translation>
            <numerusform>Vous êtes hors ligne. Continuez&#xa0;: %n modification attend ici et partira d’elle-même.</numerusform>
            <numerusform>Vous êtes hors ligne. Continuez&#xa0;: %n modifications attendent ici et partiront d’elles-mêmes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Packer</name>
    <message>
        <source>Saved {0}</source>
        <translation>Enregistré à {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>emballage</translation>
    </message>
</context>
<context>
    <name>PackingCard</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n colis</numerusform>
            <numerusform>%n colis</numerusform>
        </translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>Ajouter un colis</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Choose a courier</source>
        <translation>Choisissez un transporteur</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Empty all</source>
        <translation>Tout vider</translation>
    </message>
    <message>
        <source>Enter the tracking number</source>
        <translation>Saisissez le numéro de suivi</translation>
    </message>
    <message>
        <source>Everything into box 1</source>
        <translation>Tout dans le colis 1</translation>
    </message>
    <message>
        <source>Items to pack</source>
        <translation>Articles à emballer</translation>
    </message>
    <message>
        <source>Less than nought cannot be packed</source>
        <translation>On ne peut pas emballer moins que zéro</translation>
    </message>
    <message>
        <source>Only {0} can still be shipped</source>
        <translation>Il ne reste que {0} à expédier</translation>
    </message>
    <message>
        <source>Packed {0} of {1}</source>
        <translation>{0} emballés sur {1}</translation>
    </message>
    <message>
        <source>Packing slip…</source>
        <translation>Bon de livraison…</translation>
    </message>
    <message>
        <source>Remove box</source>
        <translation>Retirer le colis</translation>
    </message>
    <message>
        <source>Say who carries it</source>
        <translation>Dites qui le transporte</translation>
    </message>
    <message>
        <source>This is counted in whole units</source>
        <translation>Ceci se compte en unités entières</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Numéro de suivi</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>weight and size if you measured them</source>
        <translation>poids et dimensions si vous les avez mesurés</translation>
    </message>
</context>
<context>
    <name>PackingPlace</name>
    <message>
        <source>All that is open lies in one box.</source>
        <translation>Tout ce qui est ouvert se trouve dans un colis.</translation>
    </message>
    <message>
        <source>Confirm shipment</source>
        <translation>Confirmer l’expédition</translation>
    </message>
    <message>
        <source>Confirm shipment {0}?</source>
        <translation>Confirmer l’expédition {0}&#xa0;?</translation>
    </message>
    <message>
        <source>It goes out as soon as there is a network.</source>
        <translation>Elle part dès qu’il y a un réseau.</translation>
    </message>
    <message>
        <source>Nothing is packed</source>
        <translation>Rien n’est emballé</translation>
    </message>
    <message>
        <source>Put at least one item into a box.</source>
        <translation>Mettez au moins un article dans un colis.</translation>
    </message>
    <message>
        <source>Shipment begun</source>
        <translation>Expédition commencée</translation>
    </message>
    <message>
        <source>Shipment confirmed</source>
        <translation>Expédition confirmée</translation>
    </message>
    <message>
        <source>Shipment {0} discarded</source>
        <translation>Expédition {0} abandonnée</translation>
    </message>
    <message>
        <source>{0} is told that it is on its way with {1}, {2}. This cannot be taken back.</source>
        <translation>{0} apprend que la commande est en route avec {1}, {2}. C’est irréversible.</translation>
    </message>
</context>
<context>
    <name>PackingTables</name>
    <message>
        <source>Box</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Box {0}</source>
        <translation>Colis {0}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Length, {0}</source>
        <translation>Longueur, {0}</translation>
    </message>
    <message>
        <source>Own tracking no.</source>
        <translation>N° de suivi propre</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>To pack</source>
        <translation>À emballer</translation>
    </message>
    <message>
        <source>Weight, {0}</source>
        <translation>Poids, {0}</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All transactions with “{0}”</source>
        <translation>Toutes les transactions avec «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Entrée</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Number, partner, product, or what you want to do</source>
        <translation>Numéro, partenaire, produit ou ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récent</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Shared by {0}</source>
        <translation>Partagée par {0}</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>in a new window</source>
        <translation>dans une nouvelle fenêtre</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>ship by {0}</source>
        <translation>à expédier avant le {0}</translation>
    </message>
    <message>
        <source>shipped {0}</source>
        <translation>expédiée {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>reste {0}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}, {1}, {2} of {3}</source>
        <translation>{0}, {1}, {2} sur {3}</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document est parti à l’imprimante.</numerusform>
            <numerusform>%n documents sont partis à l’imprimante.</numerusform>
        </translation>
    </message>
    <message>
        <source>A slip per box</source>
        <translation>Un bon par colis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>Langue du papier</translation>
    </message>
    <message>
        <source>Printed before: marked as a copy</source>
        <translation>Déjà imprimé&#xa0;: marqué comme duplicata</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Enregistré&#xa0;: {0}</translation>
    </message>
    <message>
        <source>What to print</source>
        <translation>Que faut-il imprimer</translation>
    </message>
    <message>
        <source>Whole shipment</source>
        <translation>Expédition entière</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
</context>
<context>
    <name>PapersJob</name>
    <message numerus="yes">
        <source>%n paper(s) in one PDF</source>
        <translation>
            <numerusform>%n document dans un seul PDF</numerusform>
            <numerusform>%n documents dans un seul PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartnerNews</name>
    <message>
        <source>No reason was given.</source>
        <translation>Aucun motif n’a été donné.</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>Motif&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Requests and orders can be sent from now on.</source>
        <translation>Les demandes et les commandes peuvent désormais être envoyées.</translation>
    </message>
    <message>
        <source>Show the partner</source>
        <translation>Afficher le partenaire</translation>
    </message>
    <message>
        <source>{0} declined the invitation</source>
        <translation>{0} a refusé l’invitation</translation>
    </message>
    <message>
        <source>{0} is connected</source>
        <translation>{0} est connecté</translation>
    </message>
</context>
<context>
    <name>PartnerScreen</name>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Ask your account manager to change partners</source>
        <translation>Demandez à votre responsable de compte de modifier les partenaires</translation>
    </message>
    <message>
        <source>Between 1 and 8,760 hours</source>
        <translation>Entre 1 et 8&#x202f;760 heures</translation>
    </message>
    <message>
        <source>Change Order authorized: the partner may propose changes of an order</source>
        <translation>Modification de commande autorisée&#xa0;: le partenaire peut proposer des modifications</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Fulfilment centre</source>
        <translation>Centre logistique</translation>
    </message>
    <message>
        <source>Hours to answer</source>
        <translation>Heures pour répondre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Shipping Required: an answer states the shipping cost, be it 0</source>
        <translation>Frais de port obligatoires&#xa0;: une réponse les indique, même 0</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>The card is discarded</source>
        <translation>La fiche est abandonnée</translation>
    </message>
    <message>
        <source>The invitation of {0} is taken back</source>
        <translation>L’invitation de {0} est reprise</translation>
    </message>
    <message>
        <source>The letter goes once the server has it.</source>
        <translation>La lettre part dès que le serveur l’a reçue.</translation>
    </message>
    <message>
        <source>This partner is in the archive</source>
        <translation>Ce partenaire est archivé</translation>
    </message>
    <message>
        <source>What a partner is stays once it is invited or connected</source>
        <translation>La nature d’un partenaire ne change plus une fois qu’il est invité ou connecté</translation>
    </message>
    <message>
        <source>in the partner&apos;s working time; can be changed in each request</source>
        <translation>dans son temps de travail&#xa0;; modifiable dans chaque demande</translation>
    </message>
    <message>
        <source>the invitation goes there</source>
        <translation>l’invitation y est envoyée</translation>
    </message>
    <message>
        <source>the partner reads them with every request, order and shipment</source>
        <translation>lues avec chaque demande, commande et expédition</translation>
    </message>
    <message>
        <source>{0} is connected again</source>
        <translation>{0} est de nouveau connecté</translation>
    </message>
    <message>
        <source>{0} is in the archive</source>
        <translation>{0} est archivé</translation>
    </message>
    <message>
        <source>{0} is invited</source>
        <translation>{0} est invité</translation>
    </message>
    <message>
        <source>{0} is suspended</source>
        <translation>{0} est suspendu</translation>
    </message>
</context>
<context>
    <name>PartnerTile</name>
    <message>
        <source>Ask again</source>
        <translation>Solliciter de nouveau</translation>
    </message>
    <message>
        <source>Ask {0} again</source>
        <translation>Solliciter {0} de nouveau</translation>
    </message>
    <message>
        <source>Exclude {0} from this request</source>
        <translation>Écarter {0} de cette demande</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>{0}: answer until {1}. Change the deadline</source>
        <translation>{0}&#xa0;: répondre avant {1}. Modifier le délai</translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Décliné</translation>
    </message>
    <message>
        <source>Invitation expired</source>
        <translation>Invitation expirée</translation>
    </message>
    <message>
        <source>Invitation taken back</source>
        <translation>Invitation reprise</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invité</translation>
    </message>
    <message>
        <source>Not invited</source>
        <translation>Non invité</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Unnamed partner</source>
        <translation>Partenaire sans nom</translation>
    </message>
</context>
<context>
    <name>PartnersCard</name>
    <message>
        <source>A partner is asked for items: enter one first</source>
        <translation>On interroge un partenaire sur des articles&#xa0;: saisissez-en un d’abord</translation>
    </message>
    <message>
        <source>Add partner</source>
        <translation>Ajouter un partenaire</translation>
    </message>
    <message>
        <source>All your partners are asked</source>
        <translation>Tous vos partenaires sont sollicités</translation>
    </message>
    <message>
        <source>Answers stay sealed until the last deadline</source>
        <translation>Les réponses restent scellées jusqu’à la dernière échéance</translation>
    </message>
    <message>
        <source>Automatic assignment prefers</source>
        <translation>L’attribution automatique préfère</translation>
    </message>
    <message>
        <source>By your rule: {0} h</source>
        <translation>Par votre règle&#xa0;: {0} h</translation>
    </message>
    <message>
        <source>Deadline for all partners</source>
        <translation>Délai pour tous les partenaires</translation>
    </message>
    <message>
        <source>Deadline of {0}</source>
        <translation>Délai de {0}</translation>
    </message>
    <message>
        <source>Lowest cost</source>
        <translation>Coût le plus bas</translation>
    </message>
    <message>
        <source>Nobody reads an answer before the last deadline is over; then all are opened at once.</source>
        <translation>Personne ne lit de réponse avant la dernière échéance&#xa0;; ensuite toutes sont ouvertes à la fois.</translation>
    </message>
    <message>
        <source>Partners and deadlines</source>
        <translation>Partenaires et délais</translation>
    </message>
    <message>
        <source>Partners appear here with the first item: choose its product line or its partners.</source>
        <translation>Les partenaires apparaissent ici avec le premier article&#xa0;: choisissez sa gamme de produits ou ses partenaires.</translation>
    </message>
    <message>
        <source>Prefer</source>
        <translation>Préférer</translation>
    </message>
    <message>
        <source>Same deadline for all</source>
        <translation>Même délai pour tous</translation>
    </message>
    <message>
        <source>Set the deadline</source>
        <translation>Fixer le délai</translation>
    </message>
    <message>
        <source>Soonest date</source>
        <translation>Date la plus proche</translation>
    </message>
    <message>
        <source>There are no partners yet</source>
        <translation>Il n’y a pas encore de partenaires</translation>
    </message>
    <message>
        <source>Usual answer time</source>
        <translation>Délai de réponse habituel</translation>
    </message>
    <message>
        <source>Usual: {0} h</source>
        <translation>Habituel&#xa0;: {0} h</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non relié</translation>
    </message>
    <message>
        <source>{0}, over</source>
        <translation>{0}, passé</translation>
    </message>
</context>
<context>
    <name>PartnersScreen</name>
    <message>
        <source>Ask your account manager to change partners</source>
        <translation>Demandez à votre responsable de compte de modifier les partenaires</translation>
    </message>
    <message>
        <source>Change Order</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Fulfilment centre</source>
        <translation>Centre logistique</translation>
    </message>
    <message>
        <source>Hours to answer</source>
        <translation>Heures pour répondre</translation>
    </message>
    <message>
        <source>My partners</source>
        <translation>Mes partenaires</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>No partners yet</source>
        <translation>Pas encore de partenaires</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Product lines</source>
        <translation>Lignes de produits</translation>
    </message>
    <message>
        <source>Shipping Required</source>
        <translation>Port obligatoire</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Whom you invite here can be asked, and ordered from.</source>
        <translation>À ceux que vous invitez ici, vous pouvez demander des offres et passer commande.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message numerus="yes">
        <source>%n item(s) to add</source>
        <translation>
            <numerusform>%n article à ajouter</numerusform>
            <numerusform>%n articles à ajouter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to mend</source>
        <translation>
            <numerusform>%n ligne à corriger</numerusform>
            <numerusform>%n lignes à corriger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown SKU(s)</source>
        <translation>
            <numerusform>%n référence inconnue</numerusform>
            <numerusform>%n références inconnues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n item(s)</source>
        <translation>
            <numerusform>Ajouter %n article</numerusform>
            <numerusform>Ajouter %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Cells to paste</source>
        <translation>Cellules à coller</translation>
    </message>
    <message>
        <source>Column {0}, “{1}”, is</source>
        <translation>La colonne {0}, «&#xa0;{1}&#xa0;», est</translation>
    </message>
    <message>
        <source>Decimal mark of column {0}</source>
        <translation>Séparateur décimal de la colonne {0}</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>How are these numbers written?</source>
        <translation>Comment ces nombres sont-ils écrits&#xa0;?</translation>
    </message>
    <message>
        <source>Items as they will be added</source>
        <translation>Articles tels qu’ils seront ajoutés</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>Leave out the rows in red</source>
        <translation>Laisser de côté les lignes en rouge</translation>
    </message>
    <message>
        <source>Max price</source>
        <translation>Prix max.</translation>
    </message>
    <message>
        <source>Mend the rows in red, or leave them out</source>
        <translation>Corrigez les lignes en rouge, ou laissez-les de côté</translation>
    </message>
    <message>
        <source>Neither SKU nor description</source>
        <translation>Ni référence ni description</translation>
    </message>
    <message>
        <source>Paste items from a table</source>
        <translation>Coller des articles d’un tableau</translation>
    </message>
    <message>
        <source>Paste the cells here (from a spreadsheet, with Ctrl+V)</source>
        <translation>Collez les cellules ici (d’un tableur, avec Ctrl+V)</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>The first row holds headings</source>
        <translation>La première ligne contient les titres</translation>
    </message>
    <message>
        <source>There is no row that could become an item</source>
        <translation>Aucune ligne ne peut devenir un article</translation>
    </message>
    <message>
        <source>“{0}” could be thousands or decimals. Choose above.</source>
        <translation>«&#xa0;{0}&#xa0;» peut être des milliers ou des décimales. Choisissez ci-dessus.</translation>
    </message>
    <message>
        <source>“{0}” has two meanings</source>
        <translation>«&#xa0;{0}&#xa0;» a deux sens</translation>
    </message>
    <message>
        <source>“{0}” is no number</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un nombre</translation>
    </message>
    <message>
        <source>“{0}” must be more than nought</source>
        <translation>«&#xa0;{0}&#xa0;» doit être supérieur à zéro</translation>
    </message>
</context>
<context>
    <name>PiecesJob</name>
    <message numerus="yes">
        <source>%n could not be made.</source>
        <translation>
            <numerusform>%n n’a pas pu être créé.</numerusform>
            <numerusform>%n n’ont pas pu être créés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) in one PDF</source>
        <translation>
            <numerusform>%n document dans un PDF</numerusform>
            <numerusform>%n documents dans un PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message>
        <source>Assigned now</source>
        <translation>Attribué à présent</translation>
    </message>
    <message>
        <source>At most {0} could still be saved.</source>
        <translation>Au plus {0} pourraient encore être économisés.</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>La moins chère</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>La plus rapide</translation>
    </message>
    <message>
        <source>Fewest partners</source>
        <translation>Le moins de partenaires</translation>
    </message>
    <message>
        <source>Not proven to be the best.</source>
        <translation>Il n’est pas prouvé que ce soit la meilleure.</translation>
    </message>
    <message>
        <source>Proven: nothing better exists within the conditions.</source>
        <translation>Prouvé&#xa0;: il n’existe rien de mieux dans ces conditions.</translation>
    </message>
    <message>
        <source>The optimiser failed: this is the best that a plain rule found.</source>
        <translation>L’optimiseur a échoué&#xa0;: voici le mieux qu’une règle simple ait trouvé.</translation>
    </message>
    <message>
        <source>The optimiser is not installed: this is the best that a plain rule found.</source>
        <translation>L’optimiseur n’est pas installé&#xa0;: voici le mieux qu’une règle simple ait trouvé.</translation>
    </message>
    <message>
        <source>The time was over before this was proven to be the best.</source>
        <translation>Le temps était écoulé avant que ce soit prouvé comme le meilleur.</translation>
    </message>
    <message>
        <source>With {0}</source>
        <translation>Avec {0}</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>Sans {0}</translation>
    </message>
    <message>
        <source>above the maximum price</source>
        <translation>au-dessus du prix maximal</translation>
    </message>
    <message>
        <source>best together with shipping and the other items</source>
        <translation>la meilleure avec le port et les autres articles</translation>
    </message>
    <message>
        <source>comes too late</source>
        <translation>arrive trop tard</translation>
    </message>
    <message>
        <source>dearer with shipping, least orders and the other items</source>
        <translation>plus chère avec le port, les commandes minimales et les autres articles</translation>
    </message>
    <message>
        <source>its shipping is not known</source>
        <translation>son port n’est pas connu</translation>
    </message>
    <message>
        <source>less than the partner sells at least</source>
        <translation>moins que ce que le partenaire vend au minimum</translation>
    </message>
    <message>
        <source>lowest price</source>
        <translation>prix le plus bas</translation>
    </message>
    <message>
        <source>no back-orders of {0}</source>
        <translation>pas de reliquat pour {0}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>à présent</translation>
    </message>
    <message>
        <source>on back-order</source>
        <translation>en reliquat</translation>
    </message>
    <message>
        <source>the latest date for {0}</source>
        <translation>la date limite de {0}</translation>
    </message>
    <message>
        <source>the least order of {0}</source>
        <translation>la commande minimale de {0}</translation>
    </message>
    <message>
        <source>the least quantity of {0}</source>
        <translation>la quantité minimale de {0}</translation>
    </message>
    <message>
        <source>the limit on the number of partners</source>
        <translation>la limite du nombre de partenaires</translation>
    </message>
    <message>
        <source>the maximum price of {0}</source>
        <translation>le prix maximal de {0}</translation>
    </message>
    <message>
        <source>the only offer that can be used</source>
        <translation>la seule offre utilisable</translation>
    </message>
    <message>
        <source>the pack of {0}</source>
        <translation>le lot de {0}</translation>
    </message>
    <message>
        <source>the rest: cheaper offers are used up</source>
        <translation>le reste&#xa0;: les offres moins chères sont épuisées</translation>
    </message>
    <message>
        <source>the rule “{0}”</source>
        <translation>la règle «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>the rule “{0}” leaves it out</source>
        <translation>la règle «&#xa0;{0}&#xa0;» l’écarte</translation>
    </message>
    <message>
        <source>{0} at {1}: {2}</source>
        <translation>{0} à {1}&#xa0;: {2}</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>il en manque {0}</translation>
    </message>
    <message>
        <source>{0}: {1} at {2}</source>
        <translation>{0}&#xa0;: {1} à {2}</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>All there</source>
        <translation>Tout livré</translation>
    </message>
    <message>
        <source>Best assignment of {0}</source>
        <translation>Meilleure attribution de {0}</translation>
    </message>
    <message>
        <source>By version {0} of your rules.</source>
        <translation>Selon la version {0} de vos règles.</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Chez qui</translation>
    </message>
    <message>
        <source>It costs {0} more than the best.</source>
        <translation>Elle coûte {0} de plus que la meilleure.</translation>
    </message>
    <message>
        <source>It does not fill everything.</source>
        <translation>Elle ne couvre pas tout.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Looking for the best assignment…</source>
        <translation>Recherche de la meilleure attribution…</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manque</translation>
    </message>
    <message>
        <source>No answer can be used yet: there is nothing to assign.</source>
        <translation>Aucune réponse n’est encore utilisable&#xa0;: il n’y a rien à attribuer.</translation>
    </message>
    <message>
        <source>No single condition stands in the way of anything better.</source>
        <translation>Aucune condition à elle seule n’empêche de faire mieux.</translation>
    </message>
    <message>
        <source>Of it shipping</source>
        <translation>Dont port</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plans side by side</source>
        <translation>Plans côte à côte</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Trying the conditions one by one…</source>
        <translation>Essai des conditions une à une…</translation>
    </message>
    <message>
        <source>Use this assignment</source>
        <translation>Prendre cette attribution</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>Et si&#xa0;?</translation>
    </message>
    <message>
        <source>What stands in the way?</source>
        <translation>Qu’est-ce qui empêche mieux&#xa0;?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Without {0}: {1} less.</source>
        <translation>Sans {0}&#xa0;: {1} de moins.</translation>
    </message>
    <message>
        <source>Without {0}: {1} more could be had.</source>
        <translation>Sans {0}&#xa0;: {1} de plus seraient disponibles.</translation>
    </message>
    <message>
        <source>{0} less than what is assigned now.</source>
        <translation>{0} de moins que ce qui est attribué à présent.</translation>
    </message>
    <message>
        <source>{0}: there is no such assignment.</source>
        <translation>{0}&#xa0;: il n’existe pas de telle attribution.</translation>
    </message>
</context>
<context>
    <name>PostalCode</name>
    <message>
        <source>Five digits in {0}</source>
        <translation>Cinq chiffres en {0}</translation>
    </message>
    <message>
        <source>Four digits in {0}</source>
        <translation>Quatre chiffres en {0}</translation>
    </message>
    <message>
        <source>Seven digits in {0}</source>
        <translation>Sept chiffres en {0}</translation>
    </message>
    <message>
        <source>Six digits in {0}</source>
        <translation>Six chiffres en {0}</translation>
    </message>
    <message>
        <source>Written as {0} in {1}</source>
        <translation>S’écrit comme {0} en {1}</translation>
    </message>
</context>
<context>
    <name>PreviewLines</name>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Ordered so far</source>
        <translation>Commandé jusqu’ici</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message numerus="yes">
        <source>and %n more item(s)</source>
        <translation>
            <numerusform>et %n autre article</numerusform>
            <numerusform>et %n autres articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Unknown SKU</source>
        <translation>Référence inconnue</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Répondre avant</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Back-order due {0}</source>
        <translation>Reliquat attendu {0}</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Choose a document in the list to see it here.</source>
        <translation>Choisissez un document dans la liste pour le voir ici.</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Fermer l’aperçu</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Note to suppliers</source>
        <translation>Note aux fournisseurs</translation>
    </message>
    <message>
        <source>Nothing to print</source>
        <translation>Rien à imprimer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Page {0} sur {1}</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Impression…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Space hides</source>
        <translation>Espace masque</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Reste ouvert</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0} of {1} pieces</source>
        <translation>{0} sur {1} pièces</translation>
    </message>
    <message>
        <source>{0} pieces</source>
        <translation>{0} pièces</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>%n of them was printed before and is marked as a copy.</source>
        <translation>
            <numerusform>%n d’entre eux a déjà été imprimé et porte la mention DUPLICATA.</numerusform>
            <numerusform>%n d’entre eux ont déjà été imprimés et portent la mention DUPLICATA.</numerusform>
        </translation>
    </message>
    <message>
        <source>A picking list needs something to pick, slips and labels a packed box.</source>
        <translation>Un bon de préparation demande quelque chose à prélever, un bon de livraison ou une étiquette un carton emballé.</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Rien n’est coché</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message numerus="yes">
        <source>Print %n document(s)</source>
        <translation>
            <numerusform>Imprimer %n document</numerusform>
            <numerusform>Imprimer %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Printer for {0}</source>
        <translation>Imprimante pour {0}</translation>
    </message>
    <message>
        <source>Printer…</source>
        <translation>Imprimante…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>There is nothing to print yet.</source>
        <translation>Il n’y a encore rien à imprimer.</translation>
    </message>
    <message>
        <source>Usual printer</source>
        <translation>Imprimante habituelle</translation>
    </message>
    <message>
        <source>{0} × {1} mm</source>
        <translation>{0} × {1} mm</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>ProductLinesScreen</name>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partenaire</numerusform>
            <numerusform>%n partenaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product line(s) imported</source>
        <translation>
            <numerusform>%n ligne de produits importée</numerusform>
            <numerusform>%n lignes de produits importées</numerusform>
        </translation>
    </message>
    <message>
        <source>A product line knows its partners: its items ask them by themselves.</source>
        <translation>Une ligne de produits connaît ses partenaires&#xa0;: ses articles les interrogent d’eux-mêmes.</translation>
    </message>
    <message>
        <source>Ask your account manager to change product lines</source>
        <translation>Demandez à votre responsable de compte de modifier les lignes de produits</translation>
    </message>
    <message>
        <source>Find a product line</source>
        <translation>Chercher une ligne de produits</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Merge {0} into {1}?</source>
        <translation>Fusionner {0} avec {1}&#xa0;?</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Déplacé</translation>
    </message>
    <message>
        <source>My product lines</source>
        <translation>Mes lignes de produits</translation>
    </message>
    <message>
        <source>New product line</source>
        <translation>Nouvelle ligne de produits</translation>
    </message>
    <message>
        <source>No product lines yet</source>
        <translation>Pas encore de lignes de produits</translation>
    </message>
    <message>
        <source>Product lines</source>
        <translation>Lignes de produits</translation>
    </message>
    <message>
        <source>What stands below it, its partners and its items go along. This cannot be undone.</source>
        <translation>Ce qui se trouve dessous, ses partenaires et ses articles suivent. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>{0} is in the archive</source>
        <translation>{0} est archivé</translation>
    </message>
</context>
<context>
    <name>ProductsCard</name>
    <message>
        <source>Instruction</source>
        <translation>Consigne</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballé</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Livraison</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} unités</translation>
    </message>
</context>
<context>
    <name>ProductsStep</name>
    <message>
        <source>A past day is refused: choose today or a later day</source>
        <translation>Un jour passé est refusé&#xa0;: choisissez aujourd’hui ou plus tard</translation>
    </message>
    <message>
        <source>All {0} products</source>
        <translation>Les {0} produits</translation>
    </message>
    <message>
        <source>Cannot ship it</source>
        <translation>Ne peut l’expédier</translation>
    </message>
    <message>
        <source>Chosen when you create the order.</source>
        <translation>Choisi à la création de la commande.</translation>
    </message>
    <message>
        <source>Cut-off {0}.</source>
        <translation>Heure limite {0}.</translation>
    </message>
    <message>
        <source>Let the provider optimise</source>
        <translation>Laisser le prestataire optimiser</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>Actuellement&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The connection is suspended.</source>
        <translation>La connexion est suspendue.</translation>
    </message>
    <message>
        <source>The product is there</source>
        <translation>Le produit y est</translation>
    </message>
    <message>
        <source>The reason is shown on the order.</source>
        <translation>La raison figure sur la commande.</translation>
    </message>
    <message>
        <source>Today means: process now. A past day is refused.</source>
        <translation>Aujourd’hui&#xa0;: traiter tout de suite. Un jour passé est refusé.</translation>
    </message>
    <message>
        <source>What day should we reserve your inventory?</source>
        <translation>Quel jour réserver votre stock&#xa0;?</translation>
    </message>
    <message>
        <source>Where does it ship from?</source>
        <translation>D’où part la commande&#xa0;?</translation>
    </message>
    <message>
        <source>{0} There {1}</source>
        <translation>{0} Arrivée {1}</translation>
    </message>
    <message>
        <source>{0} short</source>
        <translation>{0} manquants</translation>
    </message>
    <message>
        <source>{1} of {0} products</source>
        <translation>{1} produits sur {0}</translation>
    </message>
</context>
<context>
    <name>ProposalDialog</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Livré le</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>Actuellement&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Now: {0} at {1} {2}</source>
        <translation>Actuellement&#xa0;: {0} à {1} {2}</translation>
    </message>
    <message>
        <source>Other product</source>
        <translation>Autre produit</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Price, {0}</source>
        <translation>Prix, {0}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Product instead</source>
        <translation>Produit à la place</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>Propose a change</source>
        <translation>Proposer un changement</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>SKU instead</source>
        <translation>Référence à la place</translation>
    </message>
    <message>
        <source>Say what you propose</source>
        <translation>Dites ce que vous proposez</translation>
    </message>
    <message>
        <source>The line stays as it is until the retailer accepts.</source>
        <translation>La ligne reste telle quelle jusqu’à ce que le détaillant accepte.</translation>
    </message>
    <message>
        <source>What you propose</source>
        <translation>Ce que vous proposez</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>the other party reads it</source>
        <translation>l’autre partie le lit</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Delivered on {0}</source>
        <translation>Livraison le {0}</translation>
    </message>
    <message>
        <source>Instead: {0}</source>
        <translation>À la place&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Dépassée</translation>
    </message>
    <message>
        <source>Price {0}</source>
        <translation>Prix {0}</translation>
    </message>
    <message>
        <source>Price {0} to {1} {2}</source>
        <translation>Prix {0} → {1} {2}</translation>
    </message>
    <message>
        <source>Quantity {0} to {1}</source>
        <translation>Quantité {0} → {1}</translation>
    </message>
</context>
<context>
    <name>ProposalsCard</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept for {0}: {1}</source>
        <translation>Accepter pour {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Holds until {0}</source>
        <translation>Fin de validité&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Offer another quantity, price or date, or another product; {0} decides.</source>
        <translation>Offrez une autre quantité, un autre prix, une autre date ou un autre produit&#xa0;; {0} décide.</translation>
    </message>
    <message>
        <source>Proposal accepted</source>
        <translation>Proposition acceptée</translation>
    </message>
    <message>
        <source>Proposal rejected</source>
        <translation>Proposition rejetée</translation>
    </message>
    <message>
        <source>Proposal withdrawn</source>
        <translation>Proposition retirée</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Propositions</translation>
    </message>
    <message>
        <source>Propose a change…</source>
        <translation>Proposer un changement…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Reject the proposal for {0}</source>
        <translation>Rejeter la proposition pour {0}</translation>
    </message>
    <message>
        <source>Reject this proposal?</source>
        <translation>Rejeter cette proposition&#xa0;?</translation>
    </message>
    <message>
        <source>Rejected: {0}</source>
        <translation>Rejetée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Rejeter…</translation>
    </message>
    <message>
        <source>The line stays as it is.</source>
        <translation>La ligne reste telle quelle.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw the proposal for {0}</source>
        <translation>Retirer la proposition pour {0}</translation>
    </message>
    <message>
        <source>Your proposal is on its way</source>
        <translation>Votre proposition est en route</translation>
    </message>
    <message>
        <source>the retailer</source>
        <translation>le détaillant</translation>
    </message>
    <message>
        <source>{0} have shipped and keep their price.</source>
        <translation>{0} sont déjà expédiés et gardent leur prix.</translation>
    </message>
    <message>
        <source>{0}, from {1}</source>
        <translation>{0}, de {1}</translation>
    </message>
    <message>
        <source>{0}, {1}: {2}</source>
        <translation>{0}, {1}&#xa0;: {2}</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>It may not have come yet, or it belongs to somebody else.</source>
        <translation>Il n’est peut-être pas encore arrivé, ou il est à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>This document is not here</source>
        <translation>Ce document n’est pas ici</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>ReadinessPanel</name>
    <message numerus="yes">
        <source>%n thing(s) to mend.</source>
        <translation>
            <numerusform>%n chose à corriger.</numerusform>
            <numerusform>%n choses à corriger.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is there. Send it when you like.</source>
        <translation>Tout y est. Envoyez quand vous voulez.</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>Aller au champ</translation>
    </message>
    <message>
        <source>Ready to send?</source>
        <translation>Prêt à envoyer&#xa0;?</translation>
    </message>
    <message>
        <source>Their items and quantities, the delivery address and your note. Not the max price, the other partners or the customer’s e-mail.</source>
        <translation>Leurs articles et quantités, l’adresse de livraison et votre note. Pas le prix maximum, ni les autres partenaires, ni l’e-mail du client.</translation>
    </message>
    <message>
        <source>Type anything: it is kept from the first letter on.</source>
        <translation>Saisissez ce que vous voulez&#xa0;: tout est conservé dès la première lettre.</translation>
    </message>
    <message>
        <source>What suppliers will see</source>
        <translation>Ce que les fournisseurs verront</translation>
    </message>
    <message>
        <source>You can still press Send; it will bring you back here.</source>
        <translation>Vous pouvez quand même cliquer sur Envoyer&#xa0;; cela vous ramènera ici.</translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message numerus="yes">
        <source>%n thing(s) to mend before it can be created.</source>
        <translation>
            <numerusform>%n point à corriger avant la création.</numerusform>
            <numerusform>%n points à corriger avant la création.</numerusform>
        </translation>
    </message>
    <message>
        <source>After you create it</source>
        <translation>Après la création</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>It can be created now; what is marked here may keep it waiting.</source>
        <translation>Elle peut être créée maintenant&#xa0;; ce qui est signalé ici peut la faire attendre.</translation>
    </message>
    <message>
        <source>Ready to ship?</source>
        <translation>Prête à expédier&#xa0;?</translation>
    </message>
    <message>
        <source>The fulfilment centre and the reserve date cannot be changed. To change them, cancel and duplicate: one click.</source>
        <translation>Le centre logistique et la date de réservation ne changent plus. Pour les changer, annulez et dupliquez&#xa0;: un clic.</translation>
    </message>
    <message>
        <source>The turnaround clock starts when the order is Processing.</source>
        <translation>Le délai court dès que la commande est en traitement.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>the other party reads it</source>
        <translation>l’autre partie le lit</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message numerus="yes">
        <source>%n reason(s). The clock is stopped.</source>
        <translation>
            <numerusform>%n raison. Le délai est suspendu.</numerusform>
            <numerusform>%n raisons. Le délai est suspendu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Action required</source>
        <translation>Action requise</translation>
    </message>
    <message>
        <source>Count again…</source>
        <translation>Rétablir…</translation>
    </message>
    <message>
        <source>Rules set aside</source>
        <translation>Règles écartées</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>Écartée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Stock is reserved on {0}. Nobody need act until then.</source>
        <translation>Le stock est réservé le {0}. Rien à faire d’ici là.</translation>
    </message>
</context>
<context>
    <name>ReasonsPanel</name>
    <message>
        <source>Are left out</source>
        <translation>Sont laissées de côté</translation>
    </message>
    <message>
        <source>Are taken as they are</source>
        <translation>Sont prises telles quelles</translation>
    </message>
    <message>
        <source>Stay out, to be mended</source>
        <translation>Restent à corriger</translation>
    </message>
    <message>
        <source>These rows: {0}</source>
        <translation>Ces lignes&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message numerus="yes">
        <source>%n line(s) received</source>
        <translation>
            <numerusform>%n ligne réceptionnée</numerusform>
            <numerusform>%n lignes réceptionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Number of the delivery note or ASN</source>
        <translation>Numéro du bon de livraison ou de l’avis d’expédition</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Receive goods</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>Scan, inventory ID, SKU or GTIN</source>
        <translation>Scan, ID d’inventaire, SKU ou GTIN</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
</context>
<context>
    <name>RecipientCard</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>More address lines</source>
        <translation>Plus de lignes d’adresse</translation>
    </message>
    <message>
        <source>Paste address</source>
        <translation>Coller une adresse</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Particulier</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>État ou province</translation>
    </message>
    <message>
        <source>The recipient is a</source>
        <translation>Le destinataire est</translation>
    </message>
</context>
<context>
    <name>RecipientDetails</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Votre numéro de commande</translation>
    </message>
    <message>
        <source>never given to the fulfilment centre</source>
        <translation>jamais transmis au centre logistique</translation>
    </message>
</context>
<context>
    <name>RecipientDialog</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Edit the recipient</source>
        <translation>Modifier le destinataire</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>État ou province</translation>
    </message>
</context>
<context>
    <name>RecipientStep</name>
    <message>
        <source>Collector</source>
        <translation>Personne qui retire</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Recipient Info</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Who collects it, and when?</source>
        <translation>Qui la retire, et quand&#xa0;?</translation>
    </message>
    <message>
        <source>shows an ID at the gate</source>
        <translation>présente une pièce d’identité</translation>
    </message>
    <message>
        <source>{0} is open {1}</source>
        <translation>{0} est ouvert {1}</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>RecordWindow</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>RemarksView</name>
    <message>
        <source>Rows with a remark</source>
        <translation>Lignes avec une remarque</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <source>Let it go</source>
        <translation>Laisser partir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Remove this from your computer?</source>
        <translation>Retirer cela de votre ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>This may be a fault of the server. Ask whoever keeps it before you agree: what goes here can only come back from there. Until then nothing is sent or received.</source>
        <translation>C’est peut-être une erreur du serveur. Demandez à son responsable avant d’accepter&#xa0;: ce qui part d’ici ne peut revenir que de là. D’ici là, rien n’est envoyé ni reçu.</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message numerus="yes">
        <source>%n decision(s) would be another one.</source>
        <translation>
            <numerusform>%n décision serait différente.</numerusform>
            <numerusform>%n décisions seraient différentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more would wait for a person.</source>
        <translation>
            <numerusform>%n de plus attendrait une personne.</numerusform>
            <numerusform>%n de plus attendraient une personne.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) looked at.</source>
        <translation>
            <numerusform>%n demande examinée.</numerusform>
            <numerusform>%n demandes examinées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) looked at…</source>
        <translation>
            <numerusform>%n demande examinée…</numerusform>
            <numerusform>%n demandes examinées…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would not have to wait for a person.</source>
        <translation>
            <numerusform>%n n’aurait pas à attendre une personne.</numerusform>
            <numerusform>%n n’auraient pas à attendre une personne.</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Changed decisions</source>
        <translation>Décisions changées</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûte</translation>
    </message>
    <message>
        <source>Looking at past requests…</source>
        <translation>Examen des demandes passées…</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Ouvrir la demande</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>The version in force does not make its stored decisions about {0} again.</source>
        <translation>La version en vigueur ne reproduit pas ses décisions enregistrées sur {0}.</translation>
    </message>
    <message numerus="yes">
        <source>The version in force makes all %n stored decision(s) again.</source>
        <translation>
            <numerusform>La version en vigueur reproduit la&#xa0;%n décision enregistrée.</numerusform>
            <numerusform>La version en vigueur reproduit les&#xa0;%n décisions enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together they would cost {0} less.</source>
        <translation>Ensemble, elles coûteraient {0} de moins.</translation>
    </message>
    <message>
        <source>Together they would cost {0} more.</source>
        <translation>Ensemble, elles coûteraient {0} de plus.</translation>
    </message>
    <message>
        <source>Tried on past requests</source>
        <translation>Essai sur les demandes passées</translation>
    </message>
    <message>
        <source>a person decides</source>
        <translation>une personne décide</translation>
    </message>
    <message>
        <source>cannot all be filled</source>
        <translation>tout ne peut être couvert</translation>
    </message>
    <message>
        <source>no person needed</source>
        <translation>aucune personne requise</translation>
    </message>
    <message>
        <source>the same time</source>
        <translation>le même délai</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} to {1} h</source>
        <translation>{0} à {1} h</translation>
    </message>
</context>
<context>
    <name>RequestActs</name>
    <message numerus="yes">
        <source>%n order(s) will be sent</source>
        <translation>
            <numerusform>%n commande sera envoyée</numerusform>
            <numerusform>%n commandes seront envoyées</numerusform>
        </translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>Admettre</translation>
    </message>
    <message>
        <source>Admit the answer of {0}?</source>
        <translation>Admettre la réponse de {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Answer admitted</source>
        <translation>Réponse admise</translation>
    </message>
    <message>
        <source>Assignment saved</source>
        <translation>Attribution enregistrée</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)</source>
        <translation>
            <numerusform>Annuler %n commande</numerusform>
            <numerusform>Annuler %n commandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)?</source>
        <translation>
            <numerusform>Annuler %n commande&#xa0;?</numerusform>
            <numerusform>Annuler %n commandes&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Annuler la demande</translation>
    </message>
    <message>
        <source>Cancel {0}?</source>
        <translation>Annuler {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Cancelled {0}</source>
        <translation>{0} annulée</translation>
    </message>
    <message>
        <source>Closed {0}</source>
        <translation>{0} close</translation>
    </message>
    <message>
        <source>Duplicated {0}</source>
        <translation>{0} dupliquée</translation>
    </message>
    <message>
        <source>It came after the deadline. Admitted, it counts like any other.</source>
        <translation>Elle est arrivée après le délai. Admise, elle compte comme les autres.</translation>
    </message>
    <message>
        <source>It is with the server already.</source>
        <translation>Le serveur l’a déjà.</translation>
    </message>
    <message>
        <source>Its partners are told that nothing is needed any more. This cannot be undone.</source>
        <translation>Ses partenaires apprennent que plus rien n’est nécessaire. C’est irréversible.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>Nouveau délai</translation>
    </message>
    <message>
        <source>Nothing to save</source>
        <translation>Rien à enregistrer</translation>
    </message>
    <message>
        <source>Nothing was sent. The request stays open.</source>
        <translation>Rien n’a été envoyé. La demande reste ouverte.</translation>
    </message>
    <message>
        <source>Reopened {0}</source>
        <translation>{0} rouverte</translation>
    </message>
    <message>
        <source>The partners see it with the next exchange.</source>
        <translation>Les partenaires le voient au prochain échange.</translation>
    </message>
    <message>
        <source>They are out already. The partners are told, and the quantities are open again.</source>
        <translation>Elles sont déjà parties. Les partenaires sont prévenus et les quantités sont de nouveau ouvertes.</translation>
    </message>
    <message>
        <source>This is the copy, a new draft.</source>
        <translation>Voici la copie, un nouveau brouillon.</translation>
    </message>
</context>
<context>
    <name>RequestEditor</name>
    <message>
        <source>Copy all of its lines, the one with postal code and city too.</source>
        <translation>Copiez toutes ses lignes, y compris celle du code postal et de la ville.</translation>
    </message>
    <message>
        <source>Deleted {0}</source>
        <translation>{0} supprimé</translation>
    </message>
    <message>
        <source>Duplicated {0}</source>
        <translation>{0} dupliquée</translation>
    </message>
    <message>
        <source>Enter the maximum price, or take the tick away</source>
        <translation>Saisissez le prix maximum, ou décochez la case</translation>
    </message>
    <message>
        <source>Item {0}: unknown SKU</source>
        <translation>Article {0}&#xa0;: référence inconnue</translation>
    </message>
    <message>
        <source>Item {0}: {1}</source>
        <translation>Article {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Suppliers see it once the server has it.</source>
        <translation>Les fournisseurs le voient dès que le serveur l’a reçu.</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Ce n’est pas une adresse</translation>
    </message>
    <message>
        <source>This is the copy, a new draft.</source>
        <translation>Voici la copie, un nouveau brouillon.</translation>
    </message>
    <message>
        <source>This is what each supplier will see, and nothing more.</source>
        <translation>Voici ce que chaque fournisseur verra, et rien de plus.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Utiliser {0}</translation>
    </message>
    <message>
        <source>{0} will be sent</source>
        <translation>{0} sera envoyée</translation>
    </message>
    <message>
        <source>“{0}” is not understood</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas compris</translation>
    </message>
    <message>
        <source>“{0}” is not.</source>
        <translation>«&#xa0;{0}&#xa0;» ne l’est pas.</translation>
    </message>
</context>
<context>
    <name>RequestTimes</name>
    <message>
        <source>Today {0}</source>
        <translation>Aujourd’hui {0}</translation>
    </message>
    <message>
        <source>Tomorrow {0}</source>
        <translation>Demain {0}</translation>
    </message>
    <message>
        <source>Yesterday {0}</source>
        <translation>Hier {0}</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} j</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} j {1} h</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
</context>
<context>
    <name>ResetDashboard</name>
    <message>
        <source>Reset dashboard</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reset the dashboard to default?</source>
        <translation>Rétablir le tableau de bord d’origine&#xa0;?</translation>
    </message>
    <message>
        <source>The dashboard is as on the first day</source>
        <translation>Le tableau de bord est comme au premier jour</translation>
    </message>
    <message>
        <source>The default widgets come back as they were on the first day. Widgets of your own, and what you changed, go on all your computers. Requests, orders and saved views stay.</source>
        <translation>Les widgets d’origine reviennent tels qu’au premier jour. Vos propres widgets et vos changements disparaissent de tous vos ordinateurs. Les demandes, les commandes et les vues enregistrées restent.</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Amazon FBA shipment ID</source>
        <translation>N° d’expédition Amazon FBA</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change: {0}</source>
        <translation>Modifier&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Collected at the fulfilment centre</source>
        <translation>Retirée au centre logistique</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Personne qui retire</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Don</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Prête le</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>Fret</translation>
    </message>
    <message>
        <source>Fulfilment centre</source>
        <translation>Centre logistique</translation>
    </message>
    <message>
        <source>Fulfilment centre and products</source>
        <translation>Centre logistique et produits</translation>
    </message>
    <message>
        <source>High-volume B2C</source>
        <translation>B2C en grande quantité</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Manual B2B</source>
        <translation>B2B manuelle</translation>
    </message>
    <message>
        <source>Mark for store</source>
        <translation>Magasin destinataire</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Packing instructions</source>
        <translation>Consignes d’emballage</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Personal pick-up</source>
        <translation>Retrait sur place</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Provider buys</source>
        <translation>Achat par le prestataire</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Reserve date</source>
        <translation>Date de réservation</translation>
    </message>
    <message>
        <source>Review your order</source>
        <translation>Vérifiez votre commande</translation>
    </message>
    <message>
        <source>Self-arranged</source>
        <translation>Organisée par vos soins</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Shipping and packing</source>
        <translation>Expédition et emballage</translation>
    </message>
    <message>
        <source>Today: process now</source>
        <translation>Aujourd’hui&#xa0;: traiter tout de suite</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Upload your own</source>
        <translation>Vos propres étiquettes</translation>
    </message>
    <message>
        <source>Value of the goods</source>
        <translation>Valeur des marchandises</translation>
    </message>
    <message>
        <source>You consent to carrier and fees.</source>
        <translation>Vous acceptez le transporteur et ses frais.</translation>
    </message>
    <message>
        <source>Your order number</source>
        <translation>Votre numéro de commande</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>Add a condition</source>
        <translation>Ajouter une condition</translation>
    </message>
    <message>
        <source>All must hold</source>
        <translation>Toutes remplies</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>And this text holds, in the language of rules (optional)</source>
        <translation>Et ce texte est vrai, dans le langage des règles (facultatif)</translation>
    </message>
    <message>
        <source>Any is enough</source>
        <translation>Une suffit</translation>
    </message>
    <message>
        <source>Ask no later rule about the same</source>
        <translation>Ne consulter aucune règle suivante à ce sujet</translation>
    </message>
    <message>
        <source>Asked from</source>
        <translation>Demandée à partir de</translation>
    </message>
    <message>
        <source>Asked until</source>
        <translation>Demandée jusqu’à</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Keep in the draft</source>
        <translation>Garder dans le brouillon</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>Rule “{0}”</source>
        <translation>Règle «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Alors</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>&lt;</source>
        <translation>&lt;</translation>
    </message>
    <message>
        <source>=</source>
        <translation>=</translation>
    </message>
    <message>
        <source>&gt;</source>
        <translation>&gt;</translation>
    </message>
    <message>
        <source>City of the partner</source>
        <translation>Ville du partenaire</translation>
    </message>
    <message>
        <source>City of the recipient</source>
        <translation>Ville du destinataire</translation>
    </message>
    <message>
        <source>Count the offer as cheaper</source>
        <translation>Compter l’offre comme moins chère</translation>
    </message>
    <message>
        <source>Count the offer as dearer</source>
        <translation>Compter l’offre comme plus chère</translation>
    </message>
    <message>
        <source>Country of the partner</source>
        <translation>Pays du partenaire</translation>
    </message>
    <message>
        <source>Country of the recipient</source>
        <translation>Pays du destinataire</translation>
    </message>
    <message>
        <source>Currency of the request</source>
        <translation>Devise de la demande</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Jour de la semaine</translation>
    </message>
    <message>
        <source>Days until the back-order comes</source>
        <translation>Jours avant l’arrivée du reliquat</translation>
    </message>
    <message>
        <source>Description of the item</source>
        <translation>Description de l’article</translation>
    </message>
    <message>
        <source>Draft of {0}</source>
        <translation>Brouillon ({0})</translation>
    </message>
    <message>
        <source>Have a person decide</source>
        <translation>Faire décider une personne</translation>
    </message>
    <message>
        <source>Hours until it is needed</source>
        <translation>Heures avant le besoin</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>Type de destinataire</translation>
    </message>
    <message>
        <source>Leave the offer out</source>
        <translation>Écarter l’offre</translation>
    </message>
    <message>
        <source>Maximum price of the item</source>
        <translation>Prix maximal de l’article</translation>
    </message>
    <message>
        <source>Name of the partner</source>
        <translation>Nom du partenaire</translation>
    </message>
    <message>
        <source>Number of items in the request</source>
        <translation>Nombre d’articles de la demande</translation>
    </message>
    <message>
        <source>Number of items of the order</source>
        <translation>Nombre d’articles de la commande</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Offres</translation>
    </message>
    <message>
        <source>Per cent above the lowest price for the item</source>
        <translation>Pour cent au-dessus du prix le plus bas de l’article</translation>
    </message>
    <message>
        <source>Per cent of the quantity that is ready</source>
        <translation>Pour cent de la quantité qui est prête</translation>
    </message>
    <message>
        <source>Price offered</source>
        <translation>Prix offert</translation>
    </message>
    <message>
        <source>Product line of the item</source>
        <translation>Gamme de l’article</translation>
    </message>
    <message>
        <source>Quantity asked for</source>
        <translation>Quantité demandée</translation>
    </message>
    <message>
        <source>Quantity beyond what was asked for</source>
        <translation>Quantité au-delà de la demande</translation>
    </message>
    <message>
        <source>Quantity chosen</source>
        <translation>Quantité choisie</translation>
    </message>
    <message>
        <source>Quantity on back-order</source>
        <translation>Quantité en reliquat</translation>
    </message>
    <message>
        <source>Quantity ready</source>
        <translation>Quantité prête</translation>
    </message>
    <message>
        <source>Region of the recipient</source>
        <translation>Région du destinataire</translation>
    </message>
    <message>
        <source>SKU of the item</source>
        <translation>Référence de l’article</translation>
    </message>
    <message>
        <source>Score of the partner</source>
        <translation>Note du partenaire</translation>
    </message>
    <message>
        <source>Set the time to answer</source>
        <translation>Fixer le temps de réponse</translation>
    </message>
    <message>
        <source>Set the time to ship</source>
        <translation>Fixer le temps d’expédition</translation>
    </message>
    <message>
        <source>Shipping cost of the order</source>
        <translation>Frais de port de la commande</translation>
    </message>
    <message>
        <source>Shipping cost that the answer states</source>
        <translation>Frais de port indiqués par la réponse</translation>
    </message>
    <message>
        <source>The answer came late</source>
        <translation>La réponse est arrivée en retard</translation>
    </message>
    <message>
        <source>The partner may propose changes</source>
        <translation>Le partenaire peut proposer des changements</translation>
    </message>
    <message>
        <source>The partner must state its shipping cost</source>
        <translation>Le partenaire doit indiquer ses frais de port</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Délai de réponse</translation>
    </message>
    <message>
        <source>Time to ship</source>
        <translation>Délai d’expédition</translation>
    </message>
    <message>
        <source>Total of all orders of the request</source>
        <translation>Total des commandes de la demande</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>Unité de mesure</translation>
    </message>
    <message>
        <source>Usual answer time of the partner, in hours</source>
        <translation>Temps de réponse habituel du partenaire, en heures</translation>
    </message>
    <message>
        <source>Value of the goods of the order</source>
        <translation>Valeur des marchandises de la commande</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>Version {0} ({1})</translation>
    </message>
    <message>
        <source>Version {0}, in force since {1}</source>
        <translation>Version {0}, en vigueur depuis {1}</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Qui décide</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>commence par</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>ne contient pas</translation>
    </message>
    <message>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>est entre</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>est connu</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>n’est aucun de</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>n’est pas</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>n’est pas connu</translation>
    </message>
    <message>
        <source>is not so</source>
        <translation>n’est pas le cas</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>est l’un de</translation>
    </message>
    <message>
        <source>is so</source>
        <translation>est le cas</translation>
    </message>
    <message>
        <source>{0} cheaper</source>
        <translation>{0} moins cher</translation>
    </message>
    <message>
        <source>{0} dearer</source>
        <translation>{0} plus cher</translation>
    </message>
    <message>
        <source>{0}, from {1}</source>
        <translation>{0}, à partir de {1}</translation>
    </message>
    <message>
        <source>{0}, until {1}</source>
        <translation>{0}, jusqu’à {1}</translation>
    </message>
    <message>
        <source>≠</source>
        <translation>≠</translation>
    </message>
    <message>
        <source>≤</source>
        <translation>≤</translation>
    </message>
    <message>
        <source>≥</source>
        <translation>≥</translation>
    </message>
</context>
<context>
    <name>RulesScreen</name>
    <message>
        <source>Ask your account manager to change rules</source>
        <translation>Demandez à votre responsable de compte de changer les règles</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Abandonner le brouillon</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Brouillon abandonné</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Moved “{0}”</source>
        <translation>«&#xa0;{0}&#xa0;» déplacée</translation>
    </message>
    <message>
        <source>My rules</source>
        <translation>Mes règles</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>Pas encore de règles</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Put these rules in force?</source>
        <translation>Mettre ces règles en vigueur&#xa0;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Removed “{0}” from the draft</source>
        <translation>«&#xa0;{0}&#xa0;» retirée du brouillon</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Rule “{0}” is in the draft</source>
        <translation>La règle «&#xa0;{0}&#xa0;» est dans le brouillon</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Rules prefer, leave out or ask for you before the best assignment is looked for.</source>
        <translation>Les règles préfèrent, écartent ou vous appellent avant la recherche de la meilleure attribution.</translation>
    </message>
    <message>
        <source>Rules, asked in this order</source>
        <translation>Règles, consultées dans cet ordre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The automatic mode and the best assignment follow them from now on. The version in force before is kept.</source>
        <translation>Le mode automatique et la meilleure attribution les suivent désormais. La version précédente est gardée.</translation>
    </message>
    <message>
        <source>The rules are in force</source>
        <translation>Les règles sont en vigueur</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Alors</translation>
    </message>
    <message>
        <source>Try on the past…</source>
        <translation>Essayer sur le passé…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>ScorecardsScreen</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>All months</source>
        <translation>Tous les mois</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Compte pour</translation>
    </message>
    <message>
        <source>Documents behind the number</source>
        <translation>Documents derrière le chiffre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Nothing to score yet</source>
        <translation>Rien à évaluer encore</translation>
    </message>
    <message>
        <source>Once partners have been asked, this shows how they answered and shipped.</source>
        <translation>Une fois des partenaires consultés, on voit ici comment ils ont répondu et expédié.</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Scorecards</source>
        <translation>Fiches d’évaluation</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>The last twelve months</source>
        <translation>Les douze derniers mois</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>Scores</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>Répondu à temps</translation>
    </message>
    <message>
        <source>Fill rate</source>
        <translation>Taux de service</translation>
    </message>
    <message>
        <source>Price against best</source>
        <translation>Prix face au meilleur</translation>
    </message>
    <message>
        <source>Shipped in time</source>
        <translation>Expédié à temps</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n semaine</numerusform>
            <numerusform>%n semaines</numerusform>
        </translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Pièce jointe</translation>
    </message>
    <message>
        <source>Back-order</source>
        <translation>Reliquat</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Seulement</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Open proposal</source>
        <translation>Proposition ouverte</translation>
    </message>
    <message>
        <source>Order #</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Émis par nous</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Request received</source>
        <translation>Demande reçue</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Sync issue</source>
        <translation>Problème de synchronisation</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Numéro de suivi</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lu</translation>
    </message>
    <message>
        <source>Unread alert</source>
        <translation>Alerte non lue</translation>
    </message>
    <message>
        <source>Widget</source>
        <translation>Widget</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation>après le {0}</translation>
    </message>
    <message numerus="yes">
        <source>any of %n</source>
        <translation>
            <numerusform>%n au choix</numerusform>
            <numerusform>%n au choix</numerusform>
        </translation>
    </message>
    <message>
        <source>before {0}</source>
        <translation>avant le {0}</translation>
    </message>
    <message>
        <source>in more than {0}</source>
        <translation>dans plus de {0}</translation>
    </message>
    <message>
        <source>in the last {0}</source>
        <translation>depuis moins de {0}</translation>
    </message>
    <message>
        <source>in {0} to {1}</source>
        <translation>dans {0} à {1}</translation>
    </message>
    <message>
        <source>more than {0} ago</source>
        <translation>il y a plus de {0}</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>pas {0}</translation>
    </message>
    <message>
        <source>or</source>
        <translation>ou</translation>
    </message>
    <message>
        <source>over {0}</source>
        <translation>plus de {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis le {0}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>moins de {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>jusqu’au {0}</translation>
    </message>
    <message>
        <source>within {0}</source>
        <translation>d’ici {0}</translation>
    </message>
    <message>
        <source>without {0}</source>
        <translation>sans {0}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>{0} or less</source>
        <translation>{0} ou moins</translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation>{0} ou plus</translation>
    </message>
    <message>
        <source>{0} to {1} ago</source>
        <translation>il y a {0} à {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«&#xa0;{0}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>Searches</name>
    <message>
        <source>All B2B orders</source>
        <translation>Commandes B2B</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>Toutes les commandes</translation>
    </message>
    <message>
        <source>B2B orders past their date</source>
        <translation>Commandes B2B en retard</translation>
    </message>
    <message>
        <source>B2B orders that have left</source>
        <translation>Commandes B2B parties du centre</translation>
    </message>
    <message>
        <source>B2B orders – Action required</source>
        <translation>Commandes B2B – Action requise</translation>
    </message>
    <message>
        <source>B2B orders – Exceptions</source>
        <translation>Commandes B2B – Anomalies</translation>
    </message>
    <message>
        <source>Deadline within a day</source>
        <translation>Échéance sous un jour</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>Drafts of B2B orders</source>
        <translation>Brouillons de commandes B2B</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>Open transactions</source>
        <translation>Transactions ouvertes</translation>
    </message>
    <message>
        <source>Orders to ship</source>
        <translation>Commandes à expédier</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Proposals to answer</source>
        <translation>Propositions à traiter</translation>
    </message>
    <message>
        <source>Proposals without an answer yet</source>
        <translation>Propositions encore sans réponse</translation>
    </message>
    <message>
        <source>Requests that need attention</source>
        <translation>Demandes à traiter</translation>
    </message>
    <message>
        <source>Requests to answer</source>
        <translation>Demandes à répondre</translation>
    </message>
    <message>
        <source>Shipped in the last 14 days</source>
        <translation>Expédié ces 14 derniers jours</translation>
    </message>
    <message>
        <source>Unread alerts</source>
        <translation>Alertes non lues</translation>
    </message>
    <message>
        <source>With a sync issue</source>
        <translation>Avec un problème de synchronisation</translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionnée</numerusform>
            <numerusform>%n sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>All {0} selected</source>
        <translation>Tous sélectionnés&#xa0;: {0}</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>{0} sur {1} sélectionnés</translation>
    </message>
</context>
<context>
    <name>SelectionFooter</name>
    <message>
        <source>Clear the selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>Sum {0}</source>
        <translation>Somme {0}</translation>
    </message>
</context>
<context>
    <name>ServicesCard</name>
    <message numerus="yes">
        <source>%n business day(s) more</source>
        <translation>
            <numerusform>%n jour ouvré de plus</numerusform>
            <numerusform>%n jours ouvrés de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>How many: {0}</source>
        <translation>Combien&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Value-added services</source>
        <translation>Services à valeur ajoutée</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>as packed</source>
        <translation>selon l’emballage</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>proven by a count</source>
        <translation>prouvé par un comptage</translation>
    </message>
    <message>
        <source>proven by a photo</source>
        <translation>prouvé par une photo</translation>
    </message>
    <message>
        <source>proven by scans</source>
        <translation>prouvé par des scans</translation>
    </message>
    <message>
        <source>{0} a box</source>
        <translation>{0} par carton</translation>
    </message>
    <message>
        <source>{0} a case</source>
        <translation>{0} par caisse</translation>
    </message>
    <message>
        <source>{0} a label</source>
        <translation>{0} par étiquette</translation>
    </message>
    <message>
        <source>{0} a pallet</source>
        <translation>{0} par palette</translation>
    </message>
    <message>
        <source>{0} a unit</source>
        <translation>{0} par unité</translation>
    </message>
    <message>
        <source>{0} an hour</source>
        <translation>{0} par heure</translation>
    </message>
    <message>
        <source>{0} an order</source>
        <translation>{0} par commande</translation>
    </message>
</context>
<context>
    <name>ServicesDialog</name>
    <message>
        <source>As needed</source>
        <translation>Selon besoin</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change the services</source>
        <translation>Modifier les services</translation>
    </message>
    <message>
        <source>How often: {0}</source>
        <translation>Combien de fois&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The change costs {0}. The due date follows.</source>
        <translation>La modification coûte {0}. L’échéance suit.</translation>
    </message>
    <message>
        <source>The change is free. The due date follows.</source>
        <translation>La modification est gratuite. L’échéance suit.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the server</source>
        <translation>
            <numerusform>%n modification n’a pas atteint le serveur</numerusform>
            <numerusform>%n modifications n’ont pas atteint le serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove sample data</source>
        <translation>Supprimer l’exemple</translation>
    </message>
    <message>
        <source>Remove the sample data?</source>
        <translation>Supprimer les données d’exemple&#xa0;?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>They stay on this computer and go when you sign in here again. Nobody else sees them until then.</source>
        <translation>Elles restent sur cet ordinateur et partent quand vous vous reconnectez ici. Personne d’autre ne les voit d’ici là.</translation>
    </message>
    <message>
        <source>What you did in it goes, too. You can start it again at any time.</source>
        <translation>Ce que vous y avez fait disparaît aussi. Vous pouvez recommencer à tout moment.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, deuxième ligne</translation>
    </message>
    <message>
        <source>Administrative contact</source>
        <translation>Contact administratif</translation>
    </message>
    <message>
        <source>Ask your account manager to change this</source>
        <translation>Adressez-vous à votre gestionnaire de compte pour modifier ceci</translation>
    </message>
    <message>
        <source>Assignment of new requests</source>
        <translation>Attribution des nouvelles demandes</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Between 0 and 8,760 hours</source>
        <translation>Entre 0 et 8 760 heures</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Hours to ship</source>
        <translation>Heures pour expédier</translation>
    </message>
    <message>
        <source>Information company</source>
        <translation>Informations de la société</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>can be changed in each request</source>
        <translation>modifiable dans chaque demande</translation>
    </message>
    <message>
        <source>from ordering; then both sides are reminded</source>
        <translation>à partir de la commande&#xa0;; puis rappel des deux côtés</translation>
    </message>
    <message>
        <source>of remaining times</source>
        <translation>des temps restants</translation>
    </message>
    <message>
        <source>shown to your partners</source>
        <translation>visible par vos partenaires</translation>
    </message>
</context>
<context>
    <name>ShipmentBlock</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n colis</numerusform>
            <numerusform>%n colis</numerusform>
        </translation>
    </message>
    <message>
        <source>Box {0} of {1}</source>
        <translation>Colis {0} sur {1}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the tracking number</source>
        <translation>Copier le numéro de suivi</translation>
    </message>
    <message>
        <source>Customer message…</source>
        <translation>Message au client…</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballé</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Emballage</translation>
    </message>
    <message>
        <source>Packing slip…</source>
        <translation>Bon de livraison…</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>pas encore confirmée</translation>
    </message>
</context>
<context>
    <name>ShipmentScreen</name>
    <message>
        <source>It may have been withdrawn, or it is not on this computer yet.</source>
        <translation>Elle a peut-être été retirée, ou n’est pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This shipment is not here</source>
        <translation>Cette expédition n’est pas ici</translation>
    </message>
</context>
<context>
    <name>ShipmentsCard</name>
    <message>
        <source>Bill of lading {0}</source>
        <translation>Connaissement {0}</translation>
    </message>
    <message>
        <source>Carrier reports…</source>
        <translation>Suivi transporteur…</translation>
    </message>
    <message>
        <source>Collected by {0}: {1}. Signed “{2}”.</source>
        <translation>Retirée par {0}&#xa0;: {1}. Signé «&#xa0;{2}&#xa0;».</translation>
    </message>
    <message>
        <source>Copy it into an e-mail. The centre does not see the address.</source>
        <translation>Copiez-le dans un e-mail. Le centre ne voit pas l’adresse.</translation>
    </message>
    <message>
        <source>Customer message about {0}</source>
        <translation>Message au client sur {0}</translation>
    </message>
    <message>
        <source>Customer message…</source>
        <translation>Message au client…</translation>
    </message>
    <message>
        <source>Delivered: {0}</source>
        <translation>Livrée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Left the centre: {0}</source>
        <translation>Partie du centre&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Noted: {0}</source>
        <translation>Noté&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Nothing has been shipped yet.</source>
        <translation>Rien n’a encore été expédié.</translation>
    </message>
    <message>
        <source>Shipments</source>
        <translation>Expéditions</translation>
    </message>
    <message>
        <source>What the carrier reports of {0}</source>
        <translation>Ce que le transporteur signale de {0}</translation>
    </message>
</context>
<context>
    <name>ShippingStep</name>
    <message numerus="yes">
        <source>%n day(s): {0}</source>
        <translation>
            <numerusform>%n jour&#xa0;: {0}</numerusform>
            <numerusform>%n jours&#xa0;: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Amazon FBA shipment ID</source>
        <translation>N° d’expédition Amazon FBA</translation>
    </message>
    <message>
        <source>Amazon takes: {0}.</source>
        <translation>Amazon accepte&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>By choosing Provider buys, you consent to the carrier and the fees that go with it.</source>
        <translation>En choisissant l’achat par le prestataire, vous acceptez le transporteur et ses frais.</translation>
    </message>
    <message>
        <source>Carrier and fees</source>
        <translation>Transporteur et frais</translation>
    </message>
    <message>
        <source>Carrier and service</source>
        <translation>Transporteur et service</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Day of the rate</source>
        <translation>Jour du cours</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>Fret</translation>
    </message>
    <message>
        <source>I consent to the selected carrier and its fees</source>
        <translation>J’accepte le transporteur choisi et ses frais</translation>
    </message>
    <message>
        <source>In {0}. From {1} on, the recipient signs on delivery.</source>
        <translation>En {0}. À partir de {1}, le destinataire signe à la livraison.</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Individual boxes.</source>
        <translation>Des cartons séparés.</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Mark for store</source>
        <translation>Magasin destinataire</translation>
    </message>
    <message>
        <source>Named with the quote</source>
        <translation>Indiqué avec le devis</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Note to customer</source>
        <translation>Note au client</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Emballage</translation>
    </message>
    <message>
        <source>Palletised shipments.</source>
        <translation>Des envois palettisés.</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Colis</translation>
    </message>
    <message>
        <source>Parcel or freight?</source>
        <translation>Colis ou fret&#xa0;?</translation>
    </message>
    <message>
        <source>Provider buys</source>
        <translation>Achat par le prestataire</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>References and insurance</source>
        <translation>Références et assurance</translation>
    </message>
    <message>
        <source>Self-arranged</source>
        <translation>Organisée par vos soins</translation>
    </message>
    <message>
        <source>Source of the rate</source>
        <translation>Source du cours</translation>
    </message>
    <message>
        <source>Special instructions for packing and assembly</source>
        <translation>Consignes particulières d’emballage et d’assemblage</translation>
    </message>
    <message>
        <source>The centre&apos;s limits are in {1}: what is 1 {0} worth in {1}?</source>
        <translation>Les limites du centre sont en {1}&#xa0;: que vaut 1 {0} en {1}&#xa0;?</translation>
    </message>
    <message>
        <source>The fulfilment centre ships with its carriers. You consent to carrier and fees.</source>
        <translation>Le centre logistique expédie avec ses transporteurs. Vous acceptez transporteur et frais.</translation>
    </message>
    <message>
        <source>Upload your labels once the boxes are packed and measured.</source>
        <translation>Envoyez vos étiquettes une fois les cartons emballés et mesurés.</translation>
    </message>
    <message>
        <source>Upload your own</source>
        <translation>Vos propres étiquettes</translation>
    </message>
    <message>
        <source>Who arranges the shipping?</source>
        <translation>Qui organise l’expédition&#xa0;?</translation>
    </message>
    <message>
        <source>You book the freight; the centre tells dimensions and weight once it is packed.</source>
        <translation>Vous réservez le fret&#xa0;; le centre indique dimensions et poids une fois l’emballage fait.</translation>
    </message>
    <message>
        <source>abroad</source>
        <translation>à l’étranger</translation>
    </message>
    <message>
        <source>on the picking list</source>
        <translation>sur le bon de préparation</translation>
    </message>
    <message>
        <source>printed on the packing slip</source>
        <translation>imprimée sur le bon de livraison</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
</context>
<context>
    <name>ShortHistory</name>
    <message>
        <source>All…</source>
        <translation>Tout…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Nothing happened yet.</source>
        <translation>Rien ne s’est encore passé.</translation>
    </message>
    <message>
        <source>The whole history</source>
        <translation>L’historique complet</translation>
    </message>
    <message>
        <source>{0} (not yet sent)</source>
        <translation>{0} (pas encore envoyé)</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Find by word or by keys</source>
        <translation>Chercher par mot ou par touches</translation>
    </message>
    <message>
        <source>New keys for: {0}</source>
        <translation>Nouvelles touches pour&#xa0;: {0}</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Take them all the same</source>
        <translation>Les prendre quand même</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Touches habituelles</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel</source>
        <translation>Fermer le panneau</translation>
    </message>
</context>
<context>
    <name>SignInAgain</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Your session has ended. What you did meanwhile is kept and will go.</source>
        <translation>Votre session est terminée. Ce que vous avez fait entre-temps est conservé et partira.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Your work on this computer belongs to this user</source>
        <translation>Votre travail sur cet ordinateur appartient à cet utilisateur</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Guidelines</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Guidelines on this step</source>
        <translation>Guide de cette étape</translation>
    </message>
</context>
<context>
    <name>StepIndicator</name>
    <message>
        <source>Step {0} of {1}: {2}</source>
        <translation>Étape {0} sur {1}&#xa0;: {2}</translation>
    </message>
</context>
<context>
    <name>StockFields</name>
    <message>
        <source>Active: can be ordered</source>
        <translation>Actif&#xa0;: peut être commandé</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Fragile</source>
        <translation>Fragile</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>GTIN of a case</source>
        <translation>GTIN du carton</translation>
    </message>
    <message>
        <source>Hazard class</source>
        <translation>Classe de danger</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>Inventory ID</source>
        <translation>ID d’inventaire</translation>
    </message>
    <message>
        <source>Kept by lot</source>
        <translation>Géré par lots</translation>
    </message>
    <message>
        <source>Packing group</source>
        <translation>Groupe d’emballage</translation>
    </message>
    <message>
        <source>Size, like 12 × 12 × 10 cm</source>
        <translation>Dimensions, comme 12 × 12 × 10 cm</translation>
    </message>
    <message>
        <source>Tariff number (HS)</source>
        <translation>Code douanier (SH)</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>Numéro ONU</translation>
    </message>
    <message>
        <source>Units in a case</source>
        <translation>Unités par carton</translation>
    </message>
    <message>
        <source>Units on a pallet</source>
        <translation>Unités par palette</translation>
    </message>
    <message>
        <source>Weight, like 0.42 kg</source>
        <translation>Poids, comme 0,42 kg</translation>
    </message>
    <message>
        <source>whoever packs reads them</source>
        <translation>lues par qui emballe</translation>
    </message>
</context>
<context>
    <name>StockItemScreen</name>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Approve dangerous goods</source>
        <translation>Approuver les marchandises dangereuses</translation>
    </message>
    <message>
        <source>Ask your account manager to change products at centres</source>
        <translation>Demandez à votre gestionnaire de compte de modifier les produits des centres</translation>
    </message>
    <message>
        <source>Ask your account manager to receive and count stock</source>
        <translation>Demandez à votre gestionnaire de compte de réceptionner et compter le stock</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Choose a lot first</source>
        <translation>Choisissez d’abord un lot</translation>
    </message>
    <message>
        <source>Dangerous goods and customs</source>
        <translation>Marchandises dangereuses et douane</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inactif</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Mouvements</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Product at the centre</source>
        <translation>Produit au centre</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Enregistré à {0}</translation>
    </message>
    <message>
        <source>The retailer says all of this</source>
        <translation>Tout ceci est indiqué par le détaillant</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Withdraw approval</source>
        <translation>Retirer l’approbation</translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>Ajouter un produit</translation>
    </message>
    <message>
        <source>Add the products that a fulfilment centre keeps and ships for you.</source>
        <translation>Ajoutez les produits qu’un centre logistique garde et expédie pour vous.</translation>
    </message>
    <message>
        <source>Ask your account manager to change products at centres</source>
        <translation>Demandez à votre gestionnaire de compte de modifier les produits des centres</translation>
    </message>
    <message>
        <source>Ask your account manager to receive and count stock</source>
        <translation>Demandez à votre gestionnaire de compte de réceptionner et compter le stock</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Compter</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>First to expire</source>
        <translation>Première expiration</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inactif</translation>
    </message>
    <message>
        <source>Inventory ID</source>
        <translation>ID d’inventaire</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>No product here has such a SKU, inventory ID, description or GTIN.</source>
        <translation>Aucun produit ici n’a un tel SKU, ID d’inventaire, nom ou GTIN.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Nothing in stock yet</source>
        <translation>Pas encore de stock</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Receive goods</source>
        <translation>Réceptionner</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Retailer</source>
        <translation>Détaillant</translation>
    </message>
    <message>
        <source>Retailers enter the products that they have here; then goods can be received.</source>
        <translation>Les détaillants saisissent les produits qu’ils ont ici&#xa0;; alors les marchandises peuvent être réceptionnées.</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>SKU, inventory ID, description or GTIN</source>
        <translation>SKU, ID d’inventaire, désignation ou GTIN</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>The centre&apos;s tables</source>
        <translation>Tables du centre</translation>
    </message>
</context>
<context>
    <name>StockWords</name>
    <message>
        <source>Adjusted</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Revenu</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>No bin</source>
        <translation>Sans emplacement</translation>
    </message>
    <message>
        <source>No lot</source>
        <translation>Sans lot</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Remis en place</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Réceptionné</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Libéré</translation>
    </message>
</context>
<context>
    <name>SyncCorner</name>
    <message>
        <source>Everything is up to date, {0}</source>
        <translation>Tout est à jour, {0}</translation>
    </message>
    <message>
        <source>Not synchronised</source>
        <translation>Non synchronisé</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n modification en attente</numerusform>
            <numerusform>%n modifications en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the way.</source>
        <translation>
            <numerusform>%n fichier en route.</numerusform>
            <numerusform>%n fichiers en route.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sync issue(s) need you</source>
        <translation>
            <numerusform>%n problème de synchronisation attend votre décision</numerusform>
            <numerusform>%n problèmes de synchronisation attendent votre décision</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is up to date.</source>
        <translation>Tout est à jour.</translation>
    </message>
    <message>
        <source>Last synced {0}.</source>
        <translation>Dernière synchronisation {0}.</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Loading, {0} %</source>
        <translation>Chargement, {0} %</translation>
    </message>
    <message>
        <source>Needs sign-in</source>
        <translation>Connexion requise</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>Not synced yet.</source>
        <translation>Pas encore synchronisé.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting</source>
        <translation>
            <numerusform>Hors ligne, %n en attente</numerusform>
            <numerusform>Hors ligne, %n en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Données d’exemple</translation>
    </message>
    <message>
        <source>Sample data. Nothing leaves this computer.</source>
        <translation>Données d’exemple. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Server restored</source>
        <translation>Serveur restauré</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation>Synchronisé {0}</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisation</translation>
    </message>
    <message numerus="yes">
        <source>Syncing %n change(s)</source>
        <translation>
            <numerusform>Synchronisation de %n modification</numerusform>
            <numerusform>Synchronisation de %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing {0} of {1}</source>
        <translation>Synchronisation {0} sur {1}</translation>
    </message>
    <message numerus="yes">
        <source>The server was restored: %n change(s) are given to it again</source>
        <translation>
            <numerusform>Le serveur a été restauré&#xa0;: %n modification lui est redonnée</numerusform>
            <numerusform>Le serveur a été restauré&#xa0;: %n modifications lui sont redonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was restored: %n change(s) wait for the work of others</source>
        <translation>
            <numerusform>Le serveur a été restauré&#xa0;: %n modification attend le travail des autres</numerusform>
            <numerusform>Le serveur a été restauré&#xa0;: %n modifications attendent le travail des autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Your data is coming, open work first.</source>
        <translation>Vos données arrivent, le travail en cours d’abord.</translation>
    </message>
    <message>
        <source>Your data is coming, open work first: {0} %.</source>
        <translation>Vos données arrivent, le travail en cours d’abord&#xa0;: {0} %.</translation>
    </message>
</context>
<context>
    <name>TableMenus</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Do not sort by this</source>
        <translation>Ne pas trier par cette colonne</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajuster la largeur</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Masquer cette colonne</translation>
    </message>
    <message>
        <source>Keep the first column in view</source>
        <translation>Garder la première colonne visible</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Déplacer vers la gauche</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Déplacer vers la droite</translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>Réinitialiser les colonnes</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Trier par ordre croissant</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Trier par ordre décroissant</translation>
    </message>
    <message>
        <source>Then by this, ascending</source>
        <translation>Puis par celle-ci, croissant</translation>
    </message>
    <message>
        <source>Then by this, descending</source>
        <translation>Puis par celle-ci, décroissant</translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>checked</source>
        <translation>coché</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non coché</translation>
    </message>
    <message>
        <source>{0}, key {1} of {2}</source>
        <translation>{0}, clé {1} sur {2}</translation>
    </message>
    <message>
        <source>{0}, no longer in this list</source>
        <translation>{0}, n’est plus dans cette liste</translation>
    </message>
    <message>
        <source>{0}, sorted ascending</source>
        <translation>{0}, tri croissant</translation>
    </message>
    <message>
        <source>{0}, sorted descending</source>
        <translation>{0}, tri décroissant</translation>
    </message>
    <message>
        <source>{0}, too late</source>
        <translation>{0}, trop tard</translation>
    </message>
    <message>
        <source>{0}, unread</source>
        <translation>{0}, non lu</translation>
    </message>
    <message>
        <source>{0}, urgent</source>
        <translation>{0}, urgent</translation>
    </message>
</context>
<context>
    <name>TablesScreen</name>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Ask your account manager to change the centre&apos;s tables</source>
        <translation>Demandez à votre gestionnaire de compte de modifier les tables du centre</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Cut-off, local time</source>
        <translation>Heure limite, heure locale</translation>
    </message>
    <message>
        <source>Days before expiry without picking</source>
        <translation>Jours sans prélèvement avant expiration</translation>
    </message>
    <message>
        <source>Edition {0}: your retailers see it</source>
        <translation>Édition {0}&#xa0;: vos détaillants la voient</translation>
    </message>
    <message>
        <source>FOB on bills of lading</source>
        <translation>FOB sur les connaissements</translation>
    </message>
    <message>
        <source>First expiry first</source>
        <translation>Première expiration d’abord</translation>
    </message>
    <message>
        <source>First in first</source>
        <translation>Premier entré d’abord</translation>
    </message>
    <message>
        <source>Freight we buy</source>
        <translation>Fret que nous achetons</translation>
    </message>
    <message>
        <source>GS1 company prefix</source>
        <translation>Préfixe GS1 de l’entreprise</translation>
    </message>
    <message>
        <source>High volume from units</source>
        <translation>Gros volume à partir de (unités)</translation>
    </message>
    <message>
        <source>Insurance, % of the value</source>
        <translation>Assurance, % de la valeur</translation>
    </message>
    <message>
        <source>Most per parcel</source>
        <translation>Maximum par colis</translation>
    </message>
    <message>
        <source>Nothing published yet: these are the usual ones</source>
        <translation>Rien de publié encore&#xa0;: voici les tables usuelles</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Retailers see them once the server has them.</source>
        <translation>Les détaillants les voient dès que le serveur les a reçues.</translation>
    </message>
    <message>
        <source>Self-arranged freight</source>
        <translation>Fret organisé par le détaillant</translation>
    </message>
    <message>
        <source>Signature from</source>
        <translation>Signature à partir de</translation>
    </message>
    <message>
        <source>The centre&apos;s tables</source>
        <translation>Tables du centre</translation>
    </message>
    <message>
        <source>The server counts its open orders anew.</source>
        <translation>Le serveur recompte ses commandes en cours.</translation>
    </message>
    <message>
        <source>The tables are published</source>
        <translation>Les tables sont publiées</translation>
    </message>
    <message>
        <source>The tier is set</source>
        <translation>Le niveau est fixé</translation>
    </message>
    <message>
        <source>Void with the retailer&apos;s own labels</source>
        <translation>Nulle avec les étiquettes du détaillant</translation>
    </message>
    <message>
        <source>Which lot goes first</source>
        <translation>Lot à prendre d’abord</translation>
    </message>
</context>
<context>
    <name>TakeOffDialog</name>
    <message>
        <source>Enter a number from {0} to {1}.</source>
        <translation>Saisissez un nombre de {0} à {1}.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take units off</source>
        <translation>Retirer des unités</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>{0}: {1} can be taken off</source>
        <translation>{0}&#xa0;: {1} à retirer au plus</translation>
    </message>
</context>
<context>
    <name>TakingScreen</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Ask your account manager to receive and count stock</source>
        <translation>Demandez à votre gestionnaire de compte de réceptionner et compter le stock</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Marchandise</translation>
    </message>
    <message>
        <source>Paste from a table</source>
        <translation>Coller d’un tableau</translation>
    </message>
    <message>
        <source>Scan or type; Tab in the last cell adds a row</source>
        <translation>Scannez ou tapez&#xa0;; Tab dans la dernière cellule ajoute une ligne</translation>
    </message>
    <message>
        <source>The retailer sees it once the server has it.</source>
        <translation>Le détaillant le voit dès que le serveur l’a reçu.</translation>
    </message>
    <message>
        <source>There is no such bin</source>
        <translation>Cet emplacement n’existe pas</translation>
    </message>
    <message>
        <source>There is no such product here</source>
        <translation>Ce produit n’existe pas ici</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Shipping by quantity, {0}</source>
        <translation>Port selon la quantité, {0}</translation>
    </message>
    <message>
        <source>Shipping not stated</source>
        <translation>Port non indiqué</translation>
    </message>
    <message>
        <source>Shipping {0}</source>
        <translation>Port {0}</translation>
    </message>
    <message>
        <source>Shipping {0} a box of {1}</source>
        <translation>Port {0} par colis de {1}</translation>
    </message>
    <message>
        <source>Shipping {0} a unit</source>
        <translation>Port {0} par unité</translation>
    </message>
    <message>
        <source>free from {0}</source>
        <translation>gratuit dès {0}</translation>
    </message>
    <message>
        <source>from {0} on</source>
        <translation>à partir de {0}</translation>
    </message>
    <message>
        <source>from {0}: {1}</source>
        <translation>dès {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>holds until {0}</source>
        <translation>valable jusqu’au {0}</translation>
    </message>
    <message>
        <source>in packs of {0}</source>
        <translation>par lots de {0}</translation>
    </message>
    <message>
        <source>no order below {0}</source>
        <translation>pas de commande sous {0}</translation>
    </message>
</context>
<context>
    <name>TermsCard</name>
    <message>
        <source>An amount for each box</source>
        <translation>Un montant par colis</translation>
    </message>
    <message>
        <source>An amount for each unit</source>
        <translation>Un montant par unité</translation>
    </message>
    <message>
        <source>An amount for the order</source>
        <translation>Un montant pour la commande</translation>
    </message>
    <message>
        <source>Answer holds until</source>
        <translation>La réponse vaut jusqu’au</translation>
    </message>
    <message>
        <source>By quantity</source>
        <translation>Selon la quantité</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>From how many units on, and what it costs</source>
        <translation>À partir de combien d’unités, et à quel prix</translation>
    </message>
    <message>
        <source>Least order</source>
        <translation>Commande minimale</translation>
    </message>
    <message>
        <source>No shipping from goods of</source>
        <translation>Port gratuit dès</translation>
    </message>
    <message>
        <source>Shipping cost, {0}</source>
        <translation>Frais de port, {0}</translation>
    </message>
    <message>
        <source>Shipping is charged as</source>
        <translation>Le port est compté</translation>
    </message>
    <message>
        <source>Shipping, terms and comment</source>
        <translation>Port, conditions et commentaire</translation>
    </message>
    <message>
        <source>Units in a box</source>
        <translation>Unités par colis</translation>
    </message>
    <message>
        <source>needed, 0 if none</source>
        <translation>requis, 0 s’il n’y en a pas</translation>
    </message>
    <message>
        <source>one a line, the first from 0</source>
        <translation>un par ligne, le premier dès 0</translation>
    </message>
    <message>
        <source>only {0} reads it</source>
        <translation>lu par {0} seulement</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
</context>
<context>
    <name>ThreadCard</name>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Message to {0}</source>
        <translation>Message à {0}</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Pas encore de messages.</translation>
    </message>
    <message>
        <source>Only you and {0} read them</source>
        <translation>Seuls vous et {0} les lisez</translation>
    </message>
    <message>
        <source>Write to {0}</source>
        <translation>Écrire à {0}</translation>
    </message>
</context>
<context>
    <name>TimePart</name>
    <message>
        <source>Any time</source>
        <translation>N’importe quand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>From a day until a day…</source>
        <translation>D’un jour à un autre…</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>“{0}” is no day. Write it as {1}.</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un jour. Écrivez-le ainsi&#xa0;: {1}.</translation>
    </message>
</context>
<context>
    <name>TimeSource</name>
    <message>
        <source>as usual, {0} h</source>
        <translation>habituel, {0} h</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>rule “{0}” (version {1}), {2} h</source>
        <translation>règle «&#xa0;{0}&#xa0;» (version {1}), {2} h</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{0} Code {1}</source>
        <translation>{0} Code {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Search or type a command</source>
        <translation>Chercher ou lancer une commande</translation>
    </message>
</context>
<context>
    <name>Trade</name>
    <message>
        <source>A commercial invoice is attached</source>
        <translation>Une facture commerciale est jointe</translation>
    </message>
    <message>
        <source>A purchase order is attached</source>
        <translation>Un bon de commande est joint</translation>
    </message>
    <message>
        <source>A safety data sheet is attached</source>
        <translation>Une fiche de données de sécurité est jointe</translation>
    </message>
    <message>
        <source>Agree to carrier and fees</source>
        <translation>Accepter transporteur et frais</translation>
    </message>
    <message>
        <source>Arrives later ({day})</source>
        <translation>Arrive plus tard ({day})</translation>
    </message>
    <message>
        <source>As good as others; first by name</source>
        <translation>Aussi bon que d’autres&#xa0;; premier par le nom</translation>
    </message>
    <message>
        <source>As good; later by name</source>
        <translation>Aussi bon&#xa0;; plus loin par le nom</translation>
    </message>
    <message>
        <source>Attach a document</source>
        <translation>Joindre un document</translation>
    </message>
    <message>
        <source>Bagging</source>
        <translation>Mise en sachet</translation>
    </message>
    <message>
        <source>Bill of lading</source>
        <translation>Connaissement</translation>
    </message>
    <message>
        <source>Bundling</source>
        <translation>Mise en lot</translation>
    </message>
    <message>
        <source>Came after the cut-off at {cutoff}</source>
        <translation>Arrivée après l’heure limite de {cutoff}</translation>
    </message>
    <message>
        <source>Cannot ship this: {obstacle}</source>
        <translation>Ne peut pas expédier ceci&#xa0;: {obstacle}</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Carton label</source>
        <translation>Étiquette de carton</translation>
    </message>
    <message>
        <source>Carton labels</source>
        <translation>Étiquettes de carton</translation>
    </message>
    <message>
        <source>Change the insured value</source>
        <translation>Modifier la valeur assurée</translation>
    </message>
    <message>
        <source>Change the reserve date</source>
        <translation>Modifier la date de réservation</translation>
    </message>
    <message>
        <source>Change the services</source>
        <translation>Modifier les services</translation>
    </message>
    <message>
        <source>Change the shipping method</source>
        <translation>Modifier le mode d’expédition</translation>
    </message>
    <message>
        <source>Choose another lot</source>
        <translation>Choisir un autre lot</translation>
    </message>
    <message>
        <source>Choose the fulfilment centre</source>
        <translation>Choisir le centre logistique</translation>
    </message>
    <message>
        <source>City of the recipient</source>
        <translation>Ville du destinataire</translation>
    </message>
    <message>
        <source>Commercial invoice</source>
        <translation>Facture commerciale</translation>
    </message>
    <message>
        <source>Complete the customs data</source>
        <translation>Compléter les données douanières</translation>
    </message>
    <message>
        <source>Complete the product&apos;s data</source>
        <translation>Compléter les données du produit</translation>
    </message>
    <message>
        <source>Contact the centre</source>
        <translation>Contacter le centre</translation>
    </message>
    <message>
        <source>Correct the shipment ID</source>
        <translation>Corriger le numéro d’expédition</translation>
    </message>
    <message>
        <source>Costs {cost}, that is {more} more</source>
        <translation>Coûte {cost}, soit {more} de plus</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Pays d’origine</translation>
    </message>
    <message>
        <source>Country of the recipient</source>
        <translation>Pays du destinataire</translation>
    </message>
    <message>
        <source>Customs data missing</source>
        <translation>Données douanières manquantes</translation>
    </message>
    <message>
        <source>Customs tariff number</source>
        <translation>Numéro du tarif douanier</translation>
    </message>
    <message>
        <source>Data on dangerous goods missing</source>
        <translation>Données sur les marchandises dangereuses manquantes</translation>
    </message>
    <message>
        <source>Day {number} of {days}</source>
        <translation>Jour {number} sur {days}</translation>
    </message>
    <message>
        <source>Days until the reserve date</source>
        <translation>Jours jusqu’à la date de réservation</translation>
    </message>
    <message>
        <source>Delivers it earlier ({day})</source>
        <translation>Livre plus tôt ({day})</translation>
    </message>
    <message>
        <source>Different SKUs in a box</source>
        <translation>SKU différents dans un carton</translation>
    </message>
    <message>
        <source>Document missing</source>
        <translation>Document manquant</translation>
    </message>
    <message>
        <source>Edit the address</source>
        <translation>Modifier l’adresse</translation>
    </message>
    <message>
        <source>Edit the items</source>
        <translation>Modifier les articles</translation>
    </message>
    <message>
        <source>Enter collector and time</source>
        <translation>Saisir la personne et l’heure</translation>
    </message>
    <message>
        <source>Evidence of a service</source>
        <translation>Preuve d’un service</translation>
    </message>
    <message>
        <source>Fineline tickets</source>
        <translation>Étiquettes Fineline</translation>
    </message>
    <message>
        <source>Gift notes</source>
        <translation>Messages cadeaux</translation>
    </message>
    <message>
        <source>Has more of the stock than the others</source>
        <translation>A davantage de stock que les autres</translation>
    </message>
    <message>
        <source>Hazard class</source>
        <translation>Classe de danger</translation>
    </message>
    <message>
        <source>Height of a pallet</source>
        <translation>Hauteur d’une palette</translation>
    </message>
    <message>
        <source>Inactive SKU</source>
        <translation>SKU inactif</translation>
    </message>
    <message>
        <source>Incoterm</source>
        <translation>Incoterm</translation>
    </message>
    <message>
        <source>Inserts</source>
        <translation>Encarts</translation>
    </message>
    <message>
        <source>Insufficient inventory</source>
        <translation>Stock insuffisant</translation>
    </message>
    <message>
        <source>Insured value</source>
        <translation>Valeur assurée</translation>
    </message>
    <message>
        <source>Items of the order</source>
        <translation>Articles de la commande</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Type de commande</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>Type de destinataire</translation>
    </message>
    <message>
        <source>Kitting</source>
        <translation>Constitution de kits</translation>
    </message>
    <message>
        <source>Labels on a box</source>
        <translation>Étiquettes sur un carton</translation>
    </message>
    <message>
        <source>Labels on a pallet</source>
        <translation>Étiquettes sur une palette</translation>
    </message>
    <message>
        <source>Length of a pallet</source>
        <translation>Longueur d’une palette</translation>
    </message>
    <message>
        <source>Longest side of a box</source>
        <translation>Plus grand côté d’un carton</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Lot not available</source>
        <translation>Lot indisponible</translation>
    </message>
    <message>
        <source>Missing or invalid shipping information</source>
        <translation>Informations d’expédition manquantes ou invalides</translation>
    </message>
    <message>
        <source>No working day</source>
        <translation>Jour non ouvré</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Bloquée</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Pack anew</source>
        <translation>Emballer à nouveau</translation>
    </message>
    <message>
        <source>Packing group</source>
        <translation>Groupe d’emballage</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Bon de livraison</translation>
    </message>
    <message>
        <source>Pallet label</source>
        <translation>Étiquette de palette</translation>
    </message>
    <message>
        <source>Pallet labels</source>
        <translation>Étiquettes de palette</translation>
    </message>
    <message>
        <source>Parcel or freight</source>
        <translation>Colis ou fret</translation>
    </message>
    <message>
        <source>Payment refused</source>
        <translation>Paiement refusé</translation>
    </message>
    <message>
        <source>Postal code of the recipient</source>
        <translation>Code postal du destinataire</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Quote to be accepted</source>
        <translation>Devis à accepter</translation>
    </message>
    <message>
        <source>Region of the recipient</source>
        <translation>Région du destinataire</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Lever le blocage</translation>
    </message>
    <message>
        <source>Request not accommodated</source>
        <translation>Demande non acceptée</translation>
    </message>
    <message>
        <source>Required labels not uploaded</source>
        <translation>Étiquettes requises non envoyées</translation>
    </message>
    <message>
        <source>Review the payment</source>
        <translation>Voir le paiement</translation>
    </message>
    <message>
        <source>Review the quote</source>
        <translation>Voir le devis</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Safety data sheet</source>
        <translation>Fiche de données de sécurité</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>Second side of a box</source>
        <translation>Deuxième côté d’un carton</translation>
    </message>
    <message>
        <source>Shipping method not suitable</source>
        <translation>Mode d’expédition inadapté</translation>
    </message>
    <message>
        <source>Ships it for less ({cost})</source>
        <translation>Expédie pour moins cher ({cost})</translation>
    </message>
    <message>
        <source>Shortest side of a box</source>
        <translation>Plus petit côté d’un carton</translation>
    </message>
    <message>
        <source>The address is a military one</source>
        <translation>L’adresse est militaire</translation>
    </message>
    <message>
        <source>The address is a post office box</source>
        <translation>L’adresse est une boîte postale</translation>
    </message>
    <message>
        <source>The carrier&apos;s service can be insured</source>
        <translation>Le service du transporteur peut être assuré</translation>
    </message>
    <message>
        <source>The carrier&apos;s service goes abroad</source>
        <translation>Le service du transporteur va à l’étranger</translation>
    </message>
    <message>
        <source>The carrier&apos;s service takes dangerous goods</source>
        <translation>Le service du transporteur accepte les marchandises dangereuses</translation>
    </message>
    <message>
        <source>The centre is closed</source>
        <translation>Le centre est fermé</translation>
    </message>
    <message>
        <source>The dangerous goods are approved</source>
        <translation>Les marchandises dangereuses sont approuvées</translation>
    </message>
    <message>
        <source>The item is fragile</source>
        <translation>L’article est fragile</translation>
    </message>
    <message>
        <source>The only fulfilment centre</source>
        <translation>Le seul centre logistique</translation>
    </message>
    <message>
        <source>The order was on hold at the cut-off</source>
        <translation>La commande était bloquée à l’heure limite</translation>
    </message>
    <message>
        <source>This centre never works</source>
        <translation>Ce centre ne travaille jamais</translation>
    </message>
    <message>
        <source>Transparency codes</source>
        <translation>Codes Transparency</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>Numéro ONU</translation>
    </message>
    <message>
        <source>Unit stickers (FNSKU)</source>
        <translation>Étiquettes d’unité (FNSKU)</translation>
    </message>
    <message>
        <source>Unit stickers (GS1)</source>
        <translation>Étiquettes d’unité (GS1)</translation>
    </message>
    <message>
        <source>Units missing: {units}</source>
        <translation>Unités manquantes&#xa0;: {units}</translation>
    </message>
    <message>
        <source>Units of the item</source>
        <translation>Unités de l’article</translation>
    </message>
    <message>
        <source>Units of the order</source>
        <translation>Unités de la commande</translation>
    </message>
    <message>
        <source>Unknown SKU</source>
        <translation>SKU inconnu</translation>
    </message>
    <message>
        <source>Upload labels</source>
        <translation>Envoyer des étiquettes</translation>
    </message>
    <message>
        <source>Value of a unit</source>
        <translation>Valeur d’une unité</translation>
    </message>
    <message>
        <source>Value of the goods</source>
        <translation>Valeur des marchandises</translation>
    </message>
    <message>
        <source>Weight of a box</source>
        <translation>Poids d’un carton</translation>
    </message>
    <message>
        <source>Weight of a pallet</source>
        <translation>Poids d’une palette</translation>
    </message>
    <message>
        <source>Weight of a unit</source>
        <translation>Poids d’une unité</translation>
    </message>
    <message>
        <source>Weight of the order</source>
        <translation>Poids de la commande</translation>
    </message>
    <message>
        <source>Who buys the shipping</source>
        <translation>Qui achète le transport</translation>
    </message>
    <message>
        <source>Width of a pallet</source>
        <translation>Largeur d’une palette</translation>
    </message>
    <message>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>est au moins</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>est au plus</translation>
    </message>
    <message>
        <source>is given</source>
        <translation>est indiqué</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>est inférieur à</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>est supérieur à</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>n’est aucun de</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>n’est pas</translation>
    </message>
    <message>
        <source>is not so</source>
        <translation>n’est pas le cas</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>est l’un de</translation>
    </message>
    <message>
        <source>is so</source>
        <translation>est le cas</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
</context>
<context>
    <name>TransactionActs</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n acceptée</numerusform>
            <numerusform>%n acceptées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n annulé</numerusform>
            <numerusform>%n annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed</source>
        <translation>
            <numerusform>%n close</numerusform>
            <numerusform>%n closes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n supprimé</numerusform>
            <numerusform>%n supprimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicated</source>
        <translation>
            <numerusform>%n dupliquée</numerusform>
            <numerusform>%n dupliquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as read</source>
        <translation>
            <numerusform>%n marqué comme lu</numerusform>
            <numerusform>%n marqués comme lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new draft with %n item(s)</source>
        <translation>
            <numerusform>Un nouveau brouillon avec %n article</numerusform>
            <numerusform>Un nouveau brouillon avec %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accepter %n</numerusform>
            <numerusform>Accepter %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n order(s)?</source>
        <translation>
            <numerusform>Accepter %n commande&#xa0;?</numerusform>
            <numerusform>Accepter %n commandes&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n</source>
        <translation>
            <numerusform>Annuler %n</numerusform>
            <numerusform>Annuler %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n document(s)?</source>
        <translation>
            <numerusform>Annuler %n document&#xa0;?</numerusform>
            <numerusform>Annuler %n documents&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n</source>
        <translation>
            <numerusform>Clore %n</numerusform>
            <numerusform>Clore %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n request(s)?</source>
        <translation>
            <numerusform>Clore %n demande&#xa0;?</numerusform>
            <numerusform>Clore %n demandes&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>Supprimer %n</numerusform>
            <numerusform>Supprimer %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n draft(s)?</source>
        <translation>
            <numerusform>Supprimer %n brouillon&#xa0;?</numerusform>
            <numerusform>Supprimer %n brouillons&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n</source>
        <translation>
            <numerusform>Dupliquer %n</numerusform>
            <numerusform>Dupliquer %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n document(s)?</source>
        <translation>
            <numerusform>Dupliquer %n document&#xa0;?</numerusform>
            <numerusform>Dupliquer %n documents&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Is a draft: delete it instead</source>
        <translation>C’est un brouillon&#xa0;: supprimez-le plutôt</translation>
    </message>
    <message>
        <source>Is picked: the centre is asked on its details</source>
        <translation>Déjà prélevée&#xa0;: demandez-le au centre depuis sa fiche</translation>
    </message>
    <message>
        <source>Is read already</source>
        <translation>Déjà lu</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as read</source>
        <translation>
            <numerusform>Marquer %n comme lu</numerusform>
            <numerusform>Marquer %n comme lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n document(s) as read?</source>
        <translation>
            <numerusform>Marquer %n document comme lu&#xa0;?</numerusform>
            <numerusform>Marquer %n documents comme lus&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Only drafts can be deleted</source>
        <translation>Seuls les brouillons peuvent être supprimés</translation>
    </message>
    <message>
        <source>Only orders received can be accepted</source>
        <translation>Seules les commandes reçues peuvent être acceptées</translation>
    </message>
    <message>
        <source>Only requests and B2B orders of yours can be duplicated</source>
        <translation>Seules vos demandes et vos commandes B2B peuvent être dupliquées</translation>
    </message>
    <message>
        <source>Only requests and orders of yours can be cancelled</source>
        <translation>Seules vos demandes et vos commandes peuvent être annulées</translation>
    </message>
    <message>
        <source>Only requests can be closed</source>
        <translation>Seules les demandes peuvent être closes</translation>
    </message>
    <message>
        <source>The draft will be deleted</source>
        <translation>Le brouillon sera supprimé</translation>
    </message>
    <message>
        <source>The packing will be discarded; its items are open again</source>
        <translation>L’emballage sera abandonné&#xa0;; ses articles seront de nouveau ouverts</translation>
    </message>
    <message>
        <source>Will be cancelled free of charge; what is reserved is free again</source>
        <translation>Sera annulée sans frais&#xa0;; ce qui est réservé redevient disponible</translation>
    </message>
    <message numerus="yes">
        <source>Will be cancelled; %n partner(s) will be told</source>
        <translation>
            <numerusform>Sera annulée&#xa0;; %n partenaire en sera informé</numerusform>
            <numerusform>Sera annulée&#xa0;; %n partenaires en seront informés</numerusform>
        </translation>
    </message>
    <message>
        <source>Will be closed; nobody is asked any more</source>
        <translation>Sera close&#xa0;; plus personne n’est sollicité</translation>
    </message>
    <message>
        <source>Will count as read</source>
        <translation>Comptera comme lu</translation>
    </message>
    <message>
        <source>{0} will be told; the quantities are open again</source>
        <translation>{0} en sera informé&#xa0;; les quantités seront de nouveau ouvertes</translation>
    </message>
    <message>
        <source>{0} will see that you accepted</source>
        <translation>{0} verra que vous avez accepté</translation>
    </message>
</context>
<context>
    <name>TransactionColumns</name>
    <message>
        <source>Answer by</source>
        <translation>Répondre avant</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Order #</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Émis par nous</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Partners asked</source>
        <translation>Partenaires sollicités</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>{0}, not sent to the server yet</source>
        <translation>{0}, pas encore envoyé au serveur</translation>
    </message>
</context>
<context>
    <name>TransactionPapers</name>
    <message numerus="yes">
        <source>%n packing slip(s)</source>
        <translation>
            <numerusform>%n bon de livraison</numerusform>
            <numerusform>%n bons de livraison</numerusform>
        </translation>
    </message>
    <message>
        <source>In the PDF</source>
        <translation>Dans le PDF</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>Nothing of it is packed yet</source>
        <translation>Rien n’en est encore emballé</translation>
    </message>
    <message>
        <source>Only orders and shipments have packing slips</source>
        <translation>Seules les commandes et les expéditions ont un bon de livraison</translation>
    </message>
    <message>
        <source>Only orders to ship have a picking list</source>
        <translation>Seules les commandes à expédier ont un bon de préparation</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Packing slips of %n document(s)</source>
        <translation>
            <numerusform>Bons de livraison de %n document</numerusform>
            <numerusform>Bons de livraison de %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picking lists of %n order(s)</source>
        <translation>
            <numerusform>Bons de préparation de %n commande</numerusform>
            <numerusform>Bons de préparation de %n commandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>What is still to be picked</source>
        <translation>Ce qui reste à préparer</translation>
    </message>
</context>
<context>
    <name>TransactionsScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvée</numerusform>
            <numerusform>%n trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to dashboard</source>
        <translation>Ajouter au tableau de bord</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Number, partner, order #, recipient, tracking, or partner: status:…</source>
        <translation>Numéro, partenaire, n° de commande, destinataire, suivi, ou partenaire: statut:…</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>{0}: nothing to score</source>
        <translation>{0}&#xa0;: rien à noter</translation>
    </message>
</context>
<context>
    <name>TroubleBody</name>
    <message>
        <source>Edit widget…</source>
        <translation>Modifier le widget…</translation>
    </message>
    <message>
        <source>The widget keeps its search. The others are not concerned.</source>
        <translation>Le widget garde sa recherche. Les autres ne sont pas concernés.</translation>
    </message>
</context>
<context>
    <name>TypedForms</name>
    <message>
        <source>Saved {0}</source>
        <translation>Enregistré à {0}</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Rétablir {0}</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Annuler {0}</translation>
    </message>
</context>
<context>
    <name>UnitsCard</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n carton</numerusform>
            <numerusform>%n cartons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pallet(s)</source>
        <translation>
            <numerusform>%n palette</numerusform>
            <numerusform>%n palettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Box {0} of {1}</source>
        <translation>Carton {0} sur {1}</translation>
    </message>
    <message>
        <source>Boxes and pallets</source>
        <translation>Cartons et palettes</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Label missing</source>
        <translation>Étiquette manquante</translation>
    </message>
    <message>
        <source>Pallet {0} of {1}</source>
        <translation>Palette {0} sur {1}</translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation>SSCC</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
</context>
<context>
    <name>UnitsDialog</name>
    <message>
        <source>Adjust</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <translation>Corriger le stock</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>From bin</source>
        <translation>Depuis l’emplacement</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Move to another bin</source>
        <translation>Déplacer vers un autre emplacement</translation>
    </message>
    <message>
        <source>Put units on hold</source>
        <translation>Bloquer des unités</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Release units</source>
        <translation>Libérer des unités</translation>
    </message>
    <message>
        <source>Stock of {0} is changed</source>
        <translation>Le stock de {0} est modifié</translation>
    </message>
    <message>
        <source>To bin</source>
        <translation>Vers l’emplacement</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>less than 0 takes away</source>
        <translation>moins de 0 retire</translation>
    </message>
    <message>
        <source>{0}: {1} on hand, {2} on hold</source>
        <translation>{0}&#xa0;: {1} en stock, {2} bloqués</translation>
    </message>
</context>
<context>
    <name>ViewActs</name>
    <message>
        <source>Copy of {0}</source>
        <translation>Copie de {0}</translation>
    </message>
    <message>
        <source>The view is called “{0}” now</source>
        <translation>La vue s’appelle maintenant «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Your colleagues see “{0}”</source>
        <translation>Vos collègues voient «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>“{0}” is among your views</source>
        <translation>«&#xa0;{0}&#xa0;» est parmi vos vues</translation>
    </message>
    <message>
        <source>“{0}” is deleted</source>
        <translation>«&#xa0;{0}&#xa0;» est supprimée</translation>
    </message>
    <message>
        <source>“{0}” is not shared any more</source>
        <translation>«&#xa0;{0}&#xa0;» n’est plus partagée</translation>
    </message>
    <message>
        <source>“{0}” is saved</source>
        <translation>«&#xa0;{0}&#xa0;» est enregistrée</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>&amp;Save the view</source>
        <translation>&amp;Enregistrer la vue</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Keep among my views</source>
        <translation>Garder parmi mes vues</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>Mes vues</translation>
    </message>
    <message>
        <source>No longer shared</source>
        <translation>Plus partagée</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Renommer la vue</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as a &amp;view…</source>
        <translation>Enregistrer comme &amp;vue…</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Enregistrer comme vue</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Share with colleagues</source>
        <translation>Partager avec les collègues</translation>
    </message>
    <message>
        <source>Shared by colleagues</source>
        <translation>Partagées par des collègues</translation>
    </message>
    <message>
        <source>Shared by {0}</source>
        <translation>Partagée par {0}</translation>
    </message>
    <message>
        <source>Show in the navigation</source>
        <translation>Montrer dans la navigation</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Ne plus partager</translation>
    </message>
    <message>
        <source>Take out of the navigation</source>
        <translation>Retirer de la navigation</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
</context>
<context>
    <name>ViewKeeper</name>
    <message>
        <source>It may have been deleted on another computer.</source>
        <translation>Elle a peut-être été supprimée sur un autre ordinateur.</translation>
    </message>
    <message>
        <source>This view is not here any more</source>
        <translation>Cette vue n’est plus là</translation>
    </message>
</context>
<context>
    <name>ViewsDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>In the navigation</source>
        <translation>Dans la navigation</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>No longer shared</source>
        <translation>Plus partagée</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Search for something, then save it as a view.</source>
        <translation>Rien n’est encore enregistré. Faites une recherche, puis enregistrez-la comme vue.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Renommer la vue</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vues enregistrées</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Ne plus partager</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>par {0}</translation>
    </message>
    <message>
        <source>in the navigation</source>
        <translation>dans la navigation</translation>
    </message>
    <message>
        <source>not in the navigation</source>
        <translation>pas dans la navigation</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>A giftware retailer with partners, requests and orders. Remove it in one action.</source>
        <translation>Un détaillant de cadeaux avec partenaires, demandes et commandes. Se supprime en une action.</translation>
    </message>
    <message>
        <source>A retailer asked you by mail to be its partner. The letter has a code that is good once.</source>
        <translation>Un détaillant vous a demandé par e-mail d’être son partenaire. La lettre contient un code valable une fois.</translation>
    </message>
    <message>
        <source>Ask suppliers, compare answers, order and ship. It works without a network, too.</source>
        <translation>Interrogez vos fournisseurs, comparez les réponses, commandez et expédiez. Même sans réseau.</translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation>J’ai une invitation</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Needs a network once</source>
        <translation>Réseau requis une seule fois</translation>
    </message>
    <message>
        <source>No network, never synchronised</source>
        <translation>Sans réseau, jamais synchronisé</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Un instant, s’il vous plaît</translation>
    </message>
    <message>
        <source>Show the invitation</source>
        <translation>Afficher l’invitation</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Start with samples</source>
        <translation>Commencer avec l’exemple</translation>
    </message>
    <message>
        <source>The sample is being made. This takes about half a minute.</source>
        <translation>L’exemple est en préparation. Cela prend environ une demi-minute.</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>Essayer avec des données d’exemple</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Welcome to Desktop B2B</source>
        <translation>Bienvenue dans Desktop B2B</translation>
    </message>
    <message>
        <source>Your data is coming, open work first.</source>
        <translation>Vos données arrivent, le travail en cours d’abord.</translation>
    </message>
    <message>
        <source>Your organisation already trades here. Your data comes with you, newest first.</source>
        <translation>Votre organisation commerce déjà ici. Vos données vous suivent, les plus récentes d’abord.</translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>A private person.</source>
        <translation>Une personne privée.</translation>
    </message>
    <message>
        <source>A retailer, wholesaler or other company. Boxes or pallets.</source>
        <translation>Un détaillant, un grossiste ou une autre entreprise. Cartons ou palettes.</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consommateur</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Don</translation>
    </message>
    <message numerus="yes">
        <source>From %n unit(s) on priced and timed as B2B (high-volume B2C).</source>
        <translation>
            <numerusform>À partir de %n unité, prix et délais B2B (B2C en grande quantité).</numerusform>
            <numerusform>À partir de %n unités, prix et délais B2B (B2C en grande quantité).</numerusform>
        </translation>
    </message>
    <message>
        <source>Personal pick-up</source>
        <translation>Retrait sur place</translation>
    </message>
    <message>
        <source>Somebody comes to the fulfilment centre: no carrier, but a name and a time.</source>
        <translation>Quelqu’un vient au centre logistique&#xa0;: pas de transporteur, mais un nom et une heure.</translation>
    </message>
    <message>
        <source>To an organisation or a cause: no commercial value, a receipt if you like.</source>
        <translation>À une organisation ou une cause&#xa0;: sans valeur commerciale, avec un reçu si vous le souhaitez.</translation>
    </message>
    <message>
        <source>Who are you shipping to?</source>
        <translation>À qui expédiez-vous&#xa0;?</translation>
    </message>
</context>
<context>
    <name>WidgetActions</name>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Show all in Transaction search</source>
        <translation>Tout afficher dans Transactions</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>WidgetCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more column(s): make the widget wider</source>
        <translation>
            <numerusform>%n colonne de plus&#xa0;: élargissez le widget</numerusform>
            <numerusform>%n colonnes de plus&#xa0;: élargissez le widget</numerusform>
        </translation>
    </message>
    <message>
        <source>+{0}</source>
        <translation>+{0}</translation>
    </message>
    <message>
        <source>Nothing at the moment</source>
        <translation>Rien pour le moment</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>{0} au total</translation>
    </message>
</context>
<context>
    <name>WidgetChoices</name>
    <message>
        <source>Amber</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
</context>
<context>
    <name>WidgetColumns</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>Expédier avant</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédié</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>WidgetCommands</name>
    <message numerus="yes">
        <source>%n alert(s) are read</source>
        <translation>
            <numerusform>%n alerte est lue</numerusform>
            <numerusform>%n alertes sont lues</numerusform>
        </translation>
    </message>
    <message>
        <source>It shows the requests that wait for your decision. They stay in transaction search, and you can put the widget back at any time.</source>
        <translation>Il montre les demandes qui attendent votre décision. Elles restent dans la recherche de transactions, et vous pouvez remettre le widget à tout moment.</translation>
    </message>
    <message>
        <source>Only new ones count from now on.</source>
        <translation>Seules les nouvelles comptent désormais.</translation>
    </message>
    <message>
        <source>Place {0} of {1}.</source>
        <translation>Place&#xa0;{0}&#xa0;sur&#xa0;{1}.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove “{0}”?</source>
        <translation>Retirer «&#xa0;{0}&#xa0;»&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Shows %n row(s).</source>
        <translation>
            <numerusform>Affiche %n ligne.</numerusform>
            <numerusform>Affiche %n lignes.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} % of the dashboard&apos;s width.</source>
        <translation>{0}&#xa0;%&#xa0;de&#xa0;la&#xa0;largeur&#xa0;du&#xa0;tableau&#xa0;de&#xa0;bord.</translation>
    </message>
    <message>
        <source>“{0}” was moved</source>
        <translation>«&#xa0;{0}&#xa0;»&#xa0;a&#xa0;été&#xa0;déplacé</translation>
    </message>
    <message>
        <source>“{0}” was removed</source>
        <translation>«&#xa0;{0}&#xa0;» a été retiré</translation>
    </message>
    <message>
        <source>“{0}” was resized</source>
        <translation>«&#xa0;{0}&#xa0;»&#xa0;a&#xa0;été&#xa0;redimensionné</translation>
    </message>
</context>
<context>
    <name>WidgetDialog</name>
    <message>
        <source>1 to {0}</source>
        <translation>1 à {0}</translation>
    </message>
    <message>
        <source>A search of your own</source>
        <translation>Une recherche à vous</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add to dashboard</source>
        <translation>Ajouter au tableau de bord</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>All transactions</source>
        <translation>Toutes les transactions</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Edit widget</source>
        <translation>Modifier le widget</translation>
    </message>
    <message>
        <source>Kept, but not known to this version of the program: {0}</source>
        <translation>Conservé, mais inconnu de cette version du programme&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Mail alert</source>
        <translation>Alerte par e-mail</translation>
    </message>
    <message>
        <source>Notification on the screen</source>
        <translation>Notification à l’écran</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Picture of</source>
        <translation>Graphique de</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Afficher en</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Visible fields</source>
        <translation>Champs visibles</translation>
    </message>
    <message>
        <source>as in transaction search</source>
        <translation>comme dans la recherche de transactions</translation>
    </message>
    <message>
        <source>that are shown</source>
        <translation>affichées</translation>
    </message>
    <message>
        <source>width in %</source>
        <translation>largeur en&#xa0;%</translation>
    </message>
</context>
<context>
    <name>WidgetFields</name>
    <message>
        <source>Carrier</source>
        <translation>Transporteur</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Order #</source>
        <translation>N° de commande</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Émis par nous</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>Livrer à</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>WidgetLimits</name>
    <message>
        <source>A whole number from {0} to {1}</source>
        <translation>Un nombre entier de {0} à {1}</translation>
    </message>
    <message>
        <source>A widget shows {0} to {1} rows</source>
        <translation>Un widget affiche {0} à {1} lignes</translation>
    </message>
    <message>
        <source>From {0} to {1} %: 50 is half of the dashboard</source>
        <translation>De {0} à {1}&#xa0;%&#xa0;: 50 est la moitié du tableau de bord</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Alert · {0}</source>
        <translation>Alerte · {0}</translation>
    </message>
    <message>
        <source>All transactions</source>
        <translation>Toutes les transactions</translation>
    </message>
    <message>
        <source>B2B orders – Action required</source>
        <translation>Commandes B2B – Action requise</translation>
    </message>
    <message>
        <source>B2B orders – Awaiting shipper</source>
        <translation>Commandes B2B – Attendent le transporteur</translation>
    </message>
    <message>
        <source>B2B orders – Draft</source>
        <translation>Commandes B2B – Brouillons</translation>
    </message>
    <message>
        <source>B2B orders – Due today</source>
        <translation>Commandes B2B – À expédier aujourd’hui</translation>
    </message>
    <message>
        <source>B2B orders – Exceptions</source>
        <translation>Commandes B2B – Anomalies</translation>
    </message>
    <message>
        <source>B2B orders – In the centre</source>
        <translation>Commandes B2B – Au centre</translation>
    </message>
    <message>
        <source>B2B orders – Shipped last 14 days</source>
        <translation>Commandes B2B – Expédiées, 14 jours</translation>
    </message>
    <message>
        <source>B2B orders – To pack</source>
        <translation>Commandes B2B – À emballer</translation>
    </message>
    <message>
        <source>B2B orders – To pick</source>
        <translation>Commandes B2B – À prélever</translation>
    </message>
    <message>
        <source>Not sent to suppliers</source>
        <translation>Non envoyées aux fournisseurs</translation>
    </message>
    <message>
        <source>Not yet at a centre</source>
        <translation>Pas encore dans un centre</translation>
    </message>
    <message>
        <source>One hour or less left</source>
        <translation>Il reste une heure ou moins</translation>
    </message>
    <message>
        <source>Open until you close them</source>
        <translation>Ouvertes jusqu’à leur clôture</translation>
    </message>
    <message>
        <source>Orders shipped by us, last 14 days</source>
        <translation>Nos expéditions, 14 derniers jours</translation>
    </message>
    <message>
        <source>Orders to ship</source>
        <translation>Commandes à expédier</translation>
    </message>
    <message>
        <source>Orders to ship – Deadline expired</source>
        <translation>Commandes à expédier – Délai dépassé</translation>
    </message>
    <message>
        <source>Orders – Shipped last 14 days</source>
        <translation>Commandes – Expédiées, 14 derniers jours</translation>
    </message>
    <message>
        <source>Orders – Shipping deadline expired</source>
        <translation>Commandes – Délai d’expédition dépassé</translation>
    </message>
    <message>
        <source>Orders – Waiting for shipping confirmation</source>
        <translation>Commandes – Expédition à confirmer</translation>
    </message>
    <message>
        <source>Request – Draft</source>
        <translation>Demande – Brouillon</translation>
    </message>
    <message>
        <source>Request – Need attention!</source>
        <translation>Demande – À traiter&#xa0;!</translation>
    </message>
    <message>
        <source>Request – Partially ordered</source>
        <translation>Demande – Partiellement commandée</translation>
    </message>
    <message>
        <source>Request – Waiting for answer (+1h)</source>
        <translation>Demande – En attente de réponse (+1 h)</translation>
    </message>
    <message>
        <source>Request – Waiting for answer (−1h)</source>
        <translation>Demande – En attente de réponse (−1 h)</translation>
    </message>
    <message>
        <source>Requests to answer (+1h)</source>
        <translation>Réponses à donner (+1 h)</translation>
    </message>
    <message>
        <source>Requests to answer (−1h)</source>
        <translation>Réponses à donner (−1 h)</translation>
    </message>
    <message>
        <source>Requests – Answered</source>
        <translation>Demandes – Répondues</translation>
    </message>
    <message>
        <source>Requests – Time to answer is over</source>
        <translation>Demandes – Temps de réponse écoulé</translation>
    </message>
    <message>
        <source>The centre waits for you</source>
        <translation>Le centre vous attend</translation>
    </message>
    <message>
        <source>The retailer decides</source>
        <translation>Le détaillant décide</translation>
    </message>
    <message>
        <source>The retailer may give more time</source>
        <translation>Le détaillant peut donner plus de temps</translation>
    </message>
    <message>
        <source>The time to ship is over</source>
        <translation>Le temps d’expédier est écoulé</translation>
    </message>
    <message>
        <source>Their carrier reports a problem</source>
        <translation>Leur transporteur signale un problème</translation>
    </message>
    <message>
        <source>To be shipped before work ends</source>
        <translation>À expédier avant la fin du travail</translation>
    </message>
    <message>
        <source>Waiting for your decision</source>
        <translation>En attente de votre décision</translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Of the widgets that ask for it. In its quiet hours the system keeps them back.</source>
        <translation>Celles des widgets qui le demandent. Le système les retient quand il ne doit pas déranger.</translation>
    </message>
    <message>
        <source>Packing slips and picking lists are always black on white.</source>
        <translation>Les bons de livraison et de préparation sont toujours en noir sur blanc.</translation>
    </message>
    <message>
        <source>Show them as notifications of the system</source>
        <translation>Les montrer comme notifications du système</translation>
    </message>
    <message>
        <source>Stay by the clock when the window is closed</source>
        <translation>Rester près de l’horloge quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>This system has no place for icons by the clock</source>
        <translation>Ce système n’a pas de place pour des icônes près de l’horloge</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Cette fenêtre</translation>
    </message>
    <message>
        <source>on this computer only</source>
        <translation>sur cet ordinateur seulement</translation>
    </message>
</context>
<context>
    <name>WindowToasts</name>
    <message>
        <source>That was not done</source>
        <translation>Cela n’a pas été fait</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Copy all of its lines, the one with postal code and city too.</source>
        <translation>Copiez toutes ses lignes, y compris celle du code postal et de la ville.</translation>
    </message>
    <message>
        <source>Deleted {0}</source>
        <translation>{0} supprimé</translation>
    </message>
    <message>
        <source>Duplicated {0}</source>
        <translation>{0} dupliquée</translation>
    </message>
    <message>
        <source>It stays at this step.</source>
        <translation>Il reste à cette étape.</translation>
    </message>
    <message>
        <source>The draft is kept</source>
        <translation>Le brouillon est conservé</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Ce n’est pas une adresse</translation>
    </message>
    <message>
        <source>This is the copy, a new draft.</source>
        <translation>Voici la copie, un nouveau brouillon.</translation>
    </message>
    <message>
        <source>{0} is created</source>
        <translation>{0} est créée</translation>
    </message>
</context>
<context>
    <name>WizardItems</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n produit</numerusform>
            <numerusform>%n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>Ajouter un produit</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Instruction for this product</source>
        <translation>Consigne pour ce produit</translation>
    </message>
    <message>
        <source>Inventory ID or SKU</source>
        <translation>ID d’inventaire ou SKU</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Not held by the centre</source>
        <translation>Absent de ce centre</translation>
    </message>
    <message>
        <source>Paste from a table</source>
        <translation>Coller d’un tableau</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Tab in the last cell adds a row</source>
        <translation>Tab dans la dernière cellule ajoute une ligne</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} disponibles</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} unités</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Create Order</source>
        <translation>Créer la commande</translation>
    </message>
    <message>
        <source>Draft saved {0}</source>
        <translation>Brouillon enregistré à {0}</translation>
    </message>
    <message>
        <source>Duplicate draft</source>
        <translation>Dupliquer le brouillon</translation>
    </message>
    <message>
        <source>Leave the wizard; the draft stays</source>
        <translation>Quitter l’assistant&#xa0;; le brouillon reste</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Autres commandes</translation>
    </message>
    <message>
        <source>New B2B order</source>
        <translation>Nouvelle commande B2B</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Ready to ship?</source>
        <translation>Prête à expédier&#xa0;?</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Étape {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>WizardPaste</name>
    <message>
        <source>How many units?</source>
        <translation>Combien d’unités&#xa0;?</translation>
    </message>
    <message>
        <source>Instruction for this product</source>
        <translation>Consigne pour ce produit</translation>
    </message>
    <message>
        <source>Inventory ID or SKU</source>
        <translation>ID d’inventaire ou SKU</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>No centre holds “{0}”</source>
        <translation>Aucun centre n’a «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>“{0}” is no whole number of units</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un nombre entier d’unités</translation>
    </message>
</context>
<context>
    <name>WizardSteps</name>
    <message>
        <source>Fulfilment centre and products</source>
        <translation>Centre logistique et produits</translation>
    </message>
    <message>
        <source>Next – Products</source>
        <translation>Suivant – Produits</translation>
    </message>
    <message>
        <source>Next – Recipient Info</source>
        <translation>Suivant – Destinataire</translation>
    </message>
    <message>
        <source>Next – Review</source>
        <translation>Suivant – Vérification</translation>
    </message>
    <message>
        <source>Next – Shipping Info</source>
        <translation>Suivant – Expédition</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A rule asks for you</source>
        <translation>Une règle vous appelle</translation>
    </message>
    <message>
        <source>A saved view</source>
        <translation>Une vue enregistrée</translation>
    </message>
    <message>
        <source>A shared view</source>
        <translation>Une vue partagée</translation>
    </message>
    <message>
        <source>A widget of the dashboard</source>
        <translation>Un widget du tableau de bord</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Action required</source>
        <translation>Action requise</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondue</translation>
    </message>
    <message>
        <source>Answers are in</source>
        <translation>Réponses reçues</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Sollicité</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Attribuée</translation>
    </message>
    <message>
        <source>Awaiting shipper</source>
        <translation>En attente du transporteur</translation>
    </message>
    <message>
        <source>B2B order</source>
        <translation>Commande B2B</translation>
    </message>
    <message>
        <source>Bad address</source>
        <translation>Adresse à revoir</translation>
    </message>
    <message>
        <source>Beyond the limits</source>
        <translation>Hors limites</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Closed short</source>
        <translation>Close incomplète</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Customs data</source>
        <translation>Données douanières</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Déclinée</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livrée</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Abandonnée</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>Draft of a B2B order</source>
        <translation>Brouillon de commande B2B</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>Expired {0}</source>
        <translation>Expiré {0}</translation>
    </message>
    <message>
        <source>Hazmat data</source>
        <translation>Données de danger</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>En transit</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Étiquetée</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardive</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>No labels</source>
        <translation>Sans étiquettes</translation>
    </message>
    <message>
        <source>No stock</source>
        <translation>Stock insuffisant</translation>
    </message>
    <message>
        <source>Not accommodated</source>
        <translation>Demande déclinée</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Indisponible</translation>
    </message>
    <message>
        <source>Not enough</source>
        <translation>Insuffisant</translation>
    </message>
    <message>
        <source>Not selected</source>
        <translation>Non retenue</translation>
    </message>
    <message>
        <source>Not supplied</source>
        <translation>Non fourni</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Commande annulée</translation>
    </message>
    <message>
        <source>Order declined</source>
        <translation>Commande refusée</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandée</translation>
    </message>
    <message>
        <source>Over max price</source>
        <translation>Prix trop élevé</translation>
    </message>
    <message>
        <source>Over the maximum price</source>
        <translation>Au-dessus du prix maximum</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Emballée</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Emballage</translation>
    </message>
    <message>
        <source>Partially ordered</source>
        <translation>Partiellement commandée</translation>
    </message>
    <message>
        <source>Partly assigned</source>
        <translation>Partiellement attribuée</translation>
    </message>
    <message>
        <source>Partly selected</source>
        <translation>Partiellement retenue</translation>
    </message>
    <message>
        <source>Partly shipped</source>
        <translation>Partiellement expédiée</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Prélevée</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>En prélèvement</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>En traitement</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Product at a centre</source>
        <translation>Produit dans un centre</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>Gamme de produits</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Quote to accept</source>
        <translation>Devis à accepter</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetée</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Rest cancelled</source>
        <translation>Reste annulé</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Retournée</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Expédition</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédiée</translation>
    </message>
    <message>
        <source>Shipping method</source>
        <translation>Mode d’expédition</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Waiting for answer</source>
        <translation>En attente de réponse</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Vague</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>Sera envoyée</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>dans {0}</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>il y a {0}</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} j</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} j {1} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
</context>
</TS>
