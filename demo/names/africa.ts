import { names, type Origin } from "./origin.ts";

export const africa: readonly Origin[] = [
  {
    key: "congo",
    share: 50,
    women: names(`
      Grâce~Grace, Béatrice~Beatrice, Marie-Claire, Espérance, Bijou, Merveille, Divine, Chantal, Clarisse, Mireille,
      Dorcas, Ruth, Esther, Nadège`),
    men: names(`
      Jean-Pierre, Christian, Patrick, Trésor~Tresor, Dieudonné~Dieudonne, Fiston, Emmanuel, Jonathan, Héritier, Papy,
      Glody, Samuel, Exaucé, Gédéon`),
    families: names(`
      Mbuyi, Kabongo, Ilunga, Mukendi, Kalala, Tshibangu~Tshibangou, Ngoy, Mutombo, Lukusa, Kasongo, Mwamba, Nzuzi, Makiese,
      Nsimba, Bokungu`),
    tongues: [
      ["ln", "fr"],
      ["fr", "ln"],
      ["lua", "fr"],
      ["sw", "fr"],
    ],
    learns: "fr",
    passing: "own",
    newYearBirths: 5,
  },
  {
    key: "guinea",
    share: 55,
    women: names(`
      Fatoumata~Fatou, Mariama, Aïssatou~Aissatou, Kadiatou~Kadiatu, Hadja, Oumou, Binta, Djenabou~Jenabou, Mariam,
      Hawa, Nènè~Nene, Salimatou`),
    men: names(`
      Mamadou, Alpha, Ibrahima~Ibrahim, Ousmane~Usman, Thierno, Boubacar~Boubakar, Amadou~Ahmadou, Souleymane, Abdoulaye,
      Sékou~Sekou, Mamadou Saliou, Elhadj, Lamine`),
    families: names(`
      Diallo~Dialo, Bah~Ba, Barry, Sow, Baldé~Balde, Camara, Sylla, Touré~Toure, Condé~Conde, Soumah, Keïta~Keita,
      Bangoura, Diakité~Diakite`),
    tongues: [["ff", "fr"], ["ff"], ["sus", "fr"], ["mnk", "fr"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 40,
  },
  {
    key: "cameroon-senegal",
    share: 30,
    women: names(
      "Solange, Aminata, Ndeye, Awa, Brigitte, Carine, Marthe, Coumba, Sokhna, Estelle, Yolande",
    ),
    men: names(
      "Cheikh, Moussa, Ismaïla~Ismaila, Serge, Hervé, Blaise, Pape, Modou, Landry, Rodrigue, Assane",
    ),
    families: names(
      "Ndiaye~N'Diaye, Fall, Diop, Gueye~Guèye, Mbarga, Fotso, Kamga, Ngo Biyong, Faye, Sarr, Tchoumi",
    ),
    tongues: [
      ["wo", "fr"],
      ["fr", "en"],
      ["fr", "bas"],
    ],
    learns: "fr",
    passing: "own",
    newYearBirths: 10,
  },
  {
    key: "rwanda-burundi",
    share: 15,
    women: names("Immaculée, Claudine, Espérance, Jeannette, Odette, Divine, Aline, Solange"),
    men: names("Innocent, Jean-Bosco, Emmanuel, Célestin, Fabrice, Désiré, Thierry, Olivier"),
    families: names(
      "Uwimana, Niyonzima, Habimana, Mukamana, Ndayishimiye~Ndayishimie, Nshimirimana, Hakizimana, Iradukunda",
    ),
    tongues: [
      ["rw", "fr"],
      ["rn", "fr"],
    ],
    learns: "fr",
    passing: "own",
    newYearBirths: 10,
  },
  {
    key: "eritrea-somalia",
    share: 20,
    women: names("Selam, Luwam, Hodan, Ayaan, Helen, Ifrah, Rahma, Semhar"),
    men: names("Filmon, Yonas, Abdirahman~Abdurahman, Mahad, Samuel, Ahmed, Kidane, Abdi"),
    families: names(
      "Tesfay~Tesfai, Haile, Warsame, Abdi, Ghebremedhin~Gebremedhin, Hassan, Mohamud~Mahmoud, Kiflay",
    ),
    tongues: [["ti"], ["so"]],
    learns: "en",
    passing: "own",
    newYearBirths: 45,
  },
];
