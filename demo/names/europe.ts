import { names, type Origin } from "./origin.ts";

const iberianWomen = names(`
  Maria~Marie, Ana, Beatriz, Carolina, Leonor, Margarida, Sofia, Helena, Fernanda, Juliana, Patrícia~Patricia,
  Teresa, Rosa, Cristina, Alice, Inês~Ines, Matilde, Luísa~Luisa`);
const iberianMen = names(`
  João~Joao, José~Jose, António~Antonio, Carlos, Paulo, Pedro, Miguel, Tiago, Rui, Nuno, Luís~Luis, Marcos,
  Francisco, Manuel, Gabriel, Rafael, Lucas, Tomás~Tomas`);

export const europe: readonly Origin[] = [
  {
    key: "belgium-fr",
    share: 110,
    women: names(`
      Monique, Jacqueline, Nathalie, Isabelle, Christine, Sophie, Véronique~Veronique, Martine, Françoise, Cécile,
      Camille, Louise, Emma, Juliette, Manon, Charlotte, Chantal, Brigitte, Julie, Aurélie, Léa, Chloé, Olivia`),
    men: names(`
      Jean, Michel, Patrick, Marc, Philippe, Alain, Nicolas, Christian, Pierre, Olivier, Jacques, André, Éric~Eric,
      Didier, Guy, Thierry, François, Frédéric, Serge, Daniel, David, Arthur, Louis, Jules, Hugo, Victor, Théo~Theo`),
    families: names(`
      Dubois, Lambert, Dupont, Dumont, Leclercq, Denis, Renard, Lejeune, Gérard, Hubert, Mathieu, Collard,
      Delvaux, Wauters, Thiry, Charlier, Bodart, Lemaire, Pirard, Gillet, Noël, Marchal, Vandamme, Baeyens`),
    tongues: [["fr"], ["fr"], ["fr", "nl"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 0,
  },
  {
    key: "belgium-nl",
    share: 45,
    women: names(
      "Maria, Godelieve, An, Els, Hilde, Ingrid, Katrien, Lieve, Greet, Sofie, Lotte, Noor, Fien, Marie-Jeanne, Rita",
    ),
    men: names(
      "Jozef~Joseph, Willy, Luc, Geert, Johan, Koen, Bart, Wim, Pieter, Stijn, Lars, Seppe, Dirk, Frans, Roger",
    ),
    families: names(`
      Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet~Desmet, Van den Broeck~Vandenbroeck,
      De Backer~Debacker, Vermeersch, Van Damme, Michiels, Hendrickx, Cools, Segers`),
    tongues: [["nl", "fr"], ["nl"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 0,
  },
  {
    key: "romania",
    share: 80,
    women: names(`
      Maria, Elena, Ioana, Andreea, Mihaela, Daniela, Alexandra, Gabriela, Cristina, Florentina, Ana-Maria, Daria,
      Sofia, Loredana, Mirela, Ionela, Roxana`),
    men: names(`
      Vasile, Ioan~Ion, Constantin, Gheorghe, Mihai, Andrei, Alexandru, Florin, Marius, Ionuț~Ionut, Cristian, Bogdan,
      Gabriel, Ștefan~Stefan, Matei, Nicolae, Adrian, Dănuț~Danut`),
    families: names(`
      Popa, Popescu, Radu, Dumitru, Stan, Stoica, Gheorghe, Ciobanu, Ionescu, Rusu, Munteanu, Lăcătuș~Lacatus, Moldovan,
      Țurcanu~Turcanu, Covaci, Pîrvu~Parvu, Marin, Călin~Calin`),
    tongues: [["ro"], ["ro"], ["rom", "ro"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 0,
  },
  {
    key: "bulgaria",
    share: 35,
    women: names(`
      Maria=Мария, Viktoria=Виктория, Yoana=Йоана, Gabriela=Габриела, Desislava=Десислава, Elena=Елена, Ivanka=Иванка,
      Radka=Радка, Silvia=Силвия~Sylvia, Zhivka=Живка, Emilia=Емилия`),
    men: names(`
      Georgi=Георги, Ivan=Иван, Dimitar=Димитър~Dimitur, Nikolay=Николай~Nikolai, Aleksandar=Александър~Alexander,
      Martin=Мартин, Stefan=Стефан, Hristo=Христо~Christo, Plamen=Пламен, Asen=Асен, Yordan=Йордан~Jordan`),
    families: names(`
      Ivanov:Ivanova=Иванов:Иванова, Georgiev:Georgieva=Георгиев:Георгиева, Dimitrov:Dimitrova=Димитров:Димитрова,
      Petrov:Petrova=Петров:Петрова, Nikolov:Nikolova=Николов:Николова, Hristov:Hristova=Христов:Христова,
      Stoyanov:Stoyanova=Стоянов:Стоянова, Todorov:Todorova=Тодоров:Тодорова, Iliev:Ilieva=Илиев:Илиева,
      Asenov:Asenova=Асенов:Асенова`),
    tongues: [["bg"], ["bg"], ["bg", "tr"], ["rom", "bg"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 0,
  },
  {
    key: "poland",
    share: 40,
    women: names(
      "Agnieszka, Małgorzata~Malgorzata, Katarzyna, Anna, Ewa, Zofia, Hanna, Julia, Beata, Magdalena, Zuzanna, Danuta",
    ),
    men: names(
      "Piotr, Krzysztof, Andrzej, Tomasz, Marcin, Jan, Jakub, Paweł~Pawel, Stanisław~Stanislaw, Szymon, Michał~Michal, Leszek",
    ),
    families: names(`
      Nowak, Kowalski:Kowalska, Wiśniewski:Wiśniewska~Wisniewski, Wójcik~Wojcik, Kowalczyk, Kamiński:Kamińska~Kaminski,
      Lewandowski:Lewandowska, Zieliński:Zielińska~Zielinski, Woźniak~Wozniak, Mazur, Krawczyk, Sikora`),
    tongues: [["pl"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 0,
  },
  {
    key: "portugal-brazil",
    share: 50,
    women: iberianWomen,
    men: iberianMen,
    families: names(`
      da Silva~Silva, dos Santos~Santos, Ferreira, Pereira, Oliveira, Costa, Rodrigues, Martins, Sousa~Souza, Fernandes,
      Gonçalves~Goncalves, Gomes, Lopes, Marques, Almeida, Ribeiro, Carvalho, Araújo~Araujo, Barbosa`),
    tongues: [["pt"], ["pt"], ["pt", "es"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 0,
  },
  {
    key: "spain-latin-america",
    share: 50,
    women: names(`
      María~Maria, Carmen, Lucía~Lucia, Isabel, Gabriela, Luz Marina, Daniela, Valentina, Rosario, Yolanda, Sofía~Sofia,
      Mariana, Paola, Nieves, Gloria`),
    men: names(`
      José~Jose, Juan, Carlos, Luis, Jorge, Manuel, Diego, Santiago, Andrés~Andres, Wilmer, Matías~Matias, Ángel~Angel,
      Fernando, Samuel, Edison`),
    families: names(`
      García~Garcia, Fernández~Fernandez, González~Gonzalez, Rodríguez~Rodriguez, López~Lopez, Martínez~Martinez,
      Sánchez~Sanchez, Pérez~Perez, Ramírez~Ramirez, Quispe, Guamán~Guaman, Moreno, Rojas, Mendoza, Zambrano`),
    tongues: [["es"]],
    learns: "fr",
    passing: "double",
    newYearBirths: 0,
  },
  {
    key: "italy",
    share: 20,
    women: names("Giuseppina, Concetta, Rosaria, Giulia, Francesca, Carmela, Sofia, Aurora"),
    men: names("Giuseppe, Salvatore, Antonio, Francesco, Calogero, Lorenzo, Matteo, Vincenzo"),
    families: names(
      "Russo, Esposito, Romano, Greco, Marino, Rizzo, Lombardo, Giordano, Vitale, Messina",
    ),
    tongues: [["it", "fr"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 0,
  },
  {
    key: "albania-kosovo",
    share: 30,
    women: names(
      "Drita, Valbona, Arta, Fatime, Mimoza, Vjollca, Elira, Teuta, Shpresa, Blerta, Klea, Ajla",
    ),
    men: names(
      "Agim, Besnik, Arben, Ilir, Fatos, Bashkim, Shkëlzen~Shkelzen, Driton, Luan, Noel, Dion, Gëzim~Gezim",
    ),
    families: names(
      "Hoxha~Hodja, Prifti, Shehu, Dervishi, Krasniqi, Gashi, Berisha, Murati, Mehmeti, Hysi, Marku, Kola",
    ),
    tongues: [["sq"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 0,
  },
  {
    key: "ukraine",
    share: 30,
    women: names(`
      Oksana=Оксана, Olena=Олена~Elena, Yuliia=Юлія~Julia, Tetiana=Тетяна~Tatiana, Iryna=Ірина~Irina,
      Sofiia=Софія~Sofia, Nataliia=Наталія~Natalia, Daryna=Дарина, Kateryna=Катерина`),
    men: names(`
      Oleksandr=Олександр~Alexander, Andrii=Андрій~Andriy, Dmytro=Дмитро~Dmitro, Mykola=Микола, Serhii=Сергій~Serhiy,
      Ivan=Іван, Artem=Артем, Maksym=Максим~Maxim, Bohdan=Богдан`),
    families: names(`
      Melnyk=Мельник, Shevchenko=Шевченко~Chevtchenko, Boiko=Бойко~Boyko, Kovalenko=Коваленко, Bondarenko=Бондаренко,
      Tkachenko=Ткаченко, Kravchenko=Кравченко, Moroz=Мороз, Lysenko=Лисенко, Savchenko=Савченко`),
    tongues: [["uk"], ["uk", "ru"]],
    learns: "en",
    passing: "married",
    newYearBirths: 0,
  },
];
