/** Forenames of people in the news, beside those of the lexicon: of the regions, of Africa, and of the countries around. */
import { fold } from '../text/fold.js'

// Written by hand from what people are called; no name that is also a well-known place or firm.
const listed = `
  Aitor Aitziber Ander Ane Arantxa Arkaitz Asier Beñat Edurne Eneko Garazi Garikoitz Gorka Haizea Ibon Idoia Igor Iker
  Iñaki Iratxe Itziar Iurgi Izaskun Joseba Josu Jon Karmele Koldo Leire Maialen Maite Mikel Miren Nekane Oier Unai
  Xabier Xabi Yolanda Zuriñe Arnau Biel Bernat Carles Dolors Eulàlia Ferran Guillem Jaume Joaquim Jordi Laia Lluís
  Llorenç Mercè Meritxell Miquel Montse Montserrat Narcís Neus Núria Oriol Pau Pere Quim Roser Sergi Xavi Anxo Brais
  Breixo Iago Roi Sabela Uxía Xoán Xosé Antón Adelfa Aleida Ariadna Arely Berenice Brenda Citlali Edith Erandi Fabiola
  Graciela Griselda Itzel Ivonne Jazmín Karla Keila Leticia Lizbeth Lorena Marisol Maribel Mayra Mireya Nayeli Nohemí
  Oralia Rocío Samantha Selene Thalía Viridiana Xóchitl Yadira Yesenia Yessica Zulema Alberth Braulio Brayan Byron
  Danilo Darwin Deyanira Dilma Duván Edison Edwin Élber Fredy Freddy Geovanny Giovanny Heriberto Hernán Holger Jairo
  Jefferson Jeison Jhon Jhonny Jhonatan Johan Jorgelina Juliana Katherine Keiko Lenín Leidy Luisana Marleny Maykol
  Nicanor Nelson Nayib Ollanta Óscar Ramiro Robinson Rómulo Rosmery Wálter Walter Wilfredo Wilmer Wilson Yamid Yeimy
  Yuliana Zoraida Adeline Aliénor Amandine Anaïs Annick Annie Anouk Apolline Armelle Astrid Aude Aurélie Aurore Axelle
  Bénédicte Bérengère Bérénice Bertille Bertrand Blandine Brice Brigitte Capucine Cécile Cédric Chantal Charlène
  Christelle Christophe Clarisse Clémence Clémentine Colette Coline Corentin Cyril Cyrille Delphine Didier Dimitri
  Dorothée Édith Edouard Élisabeth Élise Élodie Emeline Émeric Éric Erwan Estelle Étienne Eudes Évelyne Fabien
  Fabienne Fabrice Faustine Flavien Florent Florian Franck Frédéric Frédérique Gaëlle Gaëtan Gaspard Gauthier
  Geneviève Geoffroy Gérald Ghislain Ghislaine Gilles Grégoire Grégory Guénolé Guillaume Gwenaëlle Gwendoline Hervé
  Honorine Hubert Huguette Isaure Jocelyn Jocelyne Joël Joëlle Joffrey Josiane Josselin Judicaël Killian Laetitia
  Laurence Laurène Léone Liliane Lilian Lionel Loïc Loïg Ludivine Ludovic Maëlle Mathilde Magali Maud Marceau Marielle
  Marjolaine Marjorie Marlène Maryline Marylise Maryse Maryvonne Mathis Maxence Mélanie Mélodie Mireille Morgane
  Muriel Mylène Myriam Nadège Nadine Nathanaël Nolwenn Océane Odile Olivia Ombeline Ophélie Orianne Pascal Pascale
  Patrice Perrine Philippine Quentin Raphaël Raphaëlle Raymonde Régine Régis Rémy Renaud Robin Rodolphe Romain Romane
  Ronan Roselyne Sabine Sandrine Ségolène Séverine Solène Solenn Stéphane Stéphanie Sylvain Sylvaine Tanguy Tatiana
  Thibaud Thibault Thierry Tiphaine Ugo Valentin Valérie Vianney Virginie Violaine Yann Yannick Yohan Yohann Yves Yvan
  Yvette Yvon Yvonne Xavière Zoé Abdelkader Abdellah Abdelmajid Abdoulaye Abdourahmane Adama Adjaratou Aïcha Aïssata
  Aïssatou Akinwumi Alassane Aliou Alioune Amadou Amina Aminata Amine Anouar Assane Assia Awa Ayoub Aziz Babacar
  Bachir Bassirou Binta Boubacar Bouchra Brahim Cheikh Cellou Chérif Daouda Diarra Djamel Djibril Driss El-Hadj Fadel
  Fadi Fadila Faouzi Farid Fatima Fatou Fatoumata Faustin Fily Fouad Ghita Habib Hafid Hakim Hamid Hamza Hassan Hicham
  Houda Hussein Ibrahim Ibrahima Idriss Idrissa Imane Ismaïl Issa Issouf Jamal Kadiatou Kamel Karim Karima Khadija
  Khalid Khalil Kouadio Kouamé Koffi Konan Kwame Lahcen Laïla Lamine Latifa Leïla Lounès Mahamadou Mahmoud Makhtar
  Malick Mamadou Mariama Mariam Marième Meriem Mohamed Mohammed Mory Mouhamadou Mounir Moussa Moustapha Mustapha Nabil
  Nadia Naïma Najat Nassim Nizar Nour Oumar Oumou Ousmane Ouassim Rachid Rachida Ramatoulaye Rania Redouane Rym Saad
  Saïd Saïda Salif Salimata Samia Samir Samira Sékou Seydou Sidi Siham Sofiane Souad Soufiane Souleymane Soumaïla
  Tarek Tarik Thérèse Tidiane Toufik Walid Yassin Yassine Youssef Youssouf Yacine Younès Zakaria Zineb Zohra Zouhair
  Aaron Adam Alan Alastair Andrew Anthony Ashley Barack Benjamin Brad Brandon Brian Bruce Caitlin Carolyn Catherine
  Charles Christian Christopher Craig Danielle Derek Donald Douglas Dwayne Elon Emily Emma Ethan Evan Gareth Gavin
  Geoffrey George Gordon Graham Harold Harry Heather Helen Howard Ian Jack James Jason Jeff Jeffrey Jennifer Jeremy
  Jerome Jessica Jill Jim Joe John Johnny Jonathan Joshua Joyce Judith Julie Justin Karen Keith Kenneth Kevin Kimberly
  Kyle Larry Lauren Leonard Lewis Liam Lindsay Linda Lloyd Mark Matthew Megan Melissa Michael Michelle Mike Nancy
  Nathalie Nathan Neil Nicholas Nicole Nigel Oliver Pamela Patricia Paul Peter Philip Rachel Ralph Randall Rebecca
  Richard Robert Roger Ronald Ryan Samuel Sandra Sarah Scott Sean Sharon Simon Stephanie Stephen Steve Steven Stuart
  Susan Theresa Timothy Todd Travis Trevor Vanessa William Zachary Achim Alessandra Alessandro Andrea Anke Antonella
  Arnaldo Ayrton Carlo Claudia Domenico Elisabetta Enzo Ernst Fabrizio Federica Filippo Franz Friedrich Gabriele
  Gerhard Giacomo Gianluca Gianni Giancarlo Giorgia Giorgio Giovanna Giovanni Giulia Giuseppe Günter Günther Guido
  Hans Heiko Heinz Helmut Ingrid Jens Joachim Johannes Josef Jürgen Karl Klaus Kurt Lorenzo Luca Luigi Manfred Markus
  Massimo Matteo Maurizio Michele Olaf Otto Paolo Pietro Raffaele Reinhard Renato Roberta Rolf Salvatore Sebastian
  Siegfried Silvio Stefan Stefania Stefano Thomas Udo Ulrich Umberto Ursula Uwe Vittorio Wolfgang Wolfram Afonso
  António Aécio Celso Fernanda Gonçalo Inácio João Jorge Luiz Luís Marcelo Marta Nuno Paulo Rui Rogério Thiago Tiago
  Vítor Wagner Agnieszka Aleksandr Alexandru Andrej Andrzej Boris Dmitri Ekaterina Elena Ganna Irina Ivan Jan Jaroslav
  Jiří Katarzyna Kristalina Ludmila Maksim Marek Mateusz Mikhail Milan Miloš Natalia Nikola Oleksandr Olga Pavel Petr
  Piotr Roman Sergueï Sergey Svetlana Tomasz Vaclav Viktor Vladimir Volodymyr Yulia Yuri Zbigniew Zdeněk Anders Annika
  Björn Erik Gunnar Gustav Håkan Ingvar Kaja Lars Lennart Magnus Mette Niels Ole Ove Pekka Petteri Sanna Sven Tobias
  Ulf Haruki Hiroshi Kenji Narendra Rajesh Ravi Recep Sanjay Shinzo Sundar Takashi Volkan Yasuhiro
`

const names = new Set(listed.trim().split(/\s+/u).map(fold))

/** Tells whether the word, or the first part of a compound (`Jean-Luc`), is a forename of this list. */
export function isForename(word: string): boolean {
  const folded = fold(word)
  const dash = folded.indexOf('-')
  return names.has(folded) || (dash > 0 && names.has(folded.slice(0, dash)))
}
