// The words of the quizzes: parts of sentences that go together in any choice.

export const PEOPLE = [
  "a colleague",
  "the new apprentice",
  "your neighbour",
  "the team lead",
  "a customer",
  "an old friend",
  "the caretaker",
  "somebody from accounts",
  "your sister’s boss",
  "the person beside you",
  "a volunteer",
  "the youngest in the room",
];

export const DEEDS = [
  "takes the credit for your work",
  "asks you to keep a secret",
  "has not answered for three days",
  "laughs at the wrong moment",
  "hands you the wrong papers",
  "wants an answer tonight",
  "brings a cake without a knife",
  "tells the same story again",
  "forgets your name",
  "leaves before the end",
  "asks what you earn",
  "sits down in your chair",
];

export const PLACES = [
  "in the kitchen",
  "on the stairs",
  "at the printer",
  "in front of everybody",
  "on the last train",
  "during the meeting",
  "at the door",
  "over lunch",
  "by the window",
  "in a short message",
  "at the far end of the table",
  "while it rains",
];

export const MOODS = [
  "The room goes quiet.",
  "Nobody else seems to have noticed.",
  "You have ten minutes until the next thing.",
  "Two people look at you.",
  "It is the third time this month.",
  "You are tired and it shows.",
  "The phone rings and is left to ring.",
  "Somebody coughs.",
];

export const MOVES = [
  "Say what you saw",
  "Ask what they meant",
  "Wait until the others have gone",
  "Make a small joke of it",
  "Write it down for later",
  "Offer to do it together",
  "Change the subject",
  "Leave it to somebody else",
  "Thank them and go on",
  "Name what you would need",
];

export const MANNERS = [
  "calmly and in one sentence",
  "before anybody else can",
  "with a smile that costs you something",
  "and look at the clock",
  "and mean it",
  "as if nothing had happened",
  "in a voice that carries",
  "without raising your eyes",
  "and then listen",
  "for as long as it takes",
];

export const RESULTS = [
  "They nod and it is over sooner than you thought.",
  "It helps for today and not for tomorrow.",
  "They hear a reproach that you did not make.",
  "The others breathe again.",
  "Nothing changes and everybody knows it.",
  "They come back to it a week later.",
  "It turns out that they had been waiting for that.",
  "You get your way and lose the evening.",
];

export const REASONS = [
  "What is said early is said cheaply.",
  "People can do something with a question.",
  "Silence is taken for consent.",
  "A joke leaves the matter where it was.",
  "Whoever is asked in private need not defend themselves.",
  "A plain wish is easier to grant than a hint.",
  "Time mends little that nobody names.",
  "It is theirs to decide and you left it to them.",
];
