/** Given names of English, and common ones of its neighbours, as written there. */
export const givenNamesEn: readonly string[] = `
  Aaron Abigail Abraham Adam Adrian Adriana Agnes Aidan Aisha Alan Albert Alejandro Alex Alexander Alexandra Alexis Alfred Ali Alice Alicia Alison
  Allison Alyssa Amanda Amelia Amy Ana Andre Andrea Andreas Andrew Andy Angel Angela Angelina Ann Anna Anne Annie Anthony Antonio April Archie Ariana
  Art Arthur Arnold Ashley Audrey August Austin Ava Barbara Barry Beatrice Becky Ben Benjamin Bernard Bethany Betty Beverly Bill Billy Bob Bobby Brad
  Bradley Brandon Brenda Brian Bridget Bruce Bryan Caitlin Calvin Cameron Carl Carla Carlos Carmen Carol Caroline Carolyn Catherine Cecilia Charles
  Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine Christopher Cindy Claire Clara Clarence Claudia Clifford Colin Connor Craig
  Crystal Curtis Cynthia Daisy Dale Dan Dana Daniel Danielle Danny Darren Dave David Dawn Dean Debbie Deborah Debra Denise Dennis Derek Diana Diane
  Diego Dominic Don Donald Donna Doris Dorothy Doug Douglas Dustin Dylan Earl Ed Eddie Edgar Edith Edward Edwin Eileen Elaine Eleanor Elena Elijah Elisabeth Elizabeth
  Ella Ellen Ellie Emilia Emily Emma Enrique Eric Erica Erik Erin Ernest Esther Ethan Eugene Eva Evan Eve Evelyn Faith Fatima Felix Fernando Fiona
  Florence Frances Francis Francisco Frank Franklin Fred Frederick Gabriel Gabriela Gail Gareth Gary Gavin Gemma Gene George Georgia Gerald Geoffrey Gina Giovanni Gladys Glenn
  Gloria Gordon Grace Graham Grant Greg Gregory Guy Gwen Hannah Hans Harold Harriet Harrison Harry Harvey Hassan Hazel Heather Heidi Helen Helena Henry Herbert
  Holly Hope Howard Hugh Hugo Hunter Ian Ibrahim Ingrid Irene Iris Isaac Isabel Isabella Isabelle Ivy Jack Jackie Jacob Jacqueline Jade Jake James Jamie Jan Jane
  Janet Janice Jasmine Jason Javier Jay Jean Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Jo Joan Joanna Joanne Joe
  Joel Johanna John Johnny Jon Jonathan Jordan Jorge Jose Joseph Josephine Josh Joshua Joy Joyce Juan Juanita Judith Judy Julia Julian Julie June Justin Kamal Karen Karl Kate
  Katherine Kathleen Kathryn Kathy Katie Kayla Keith Kelly Ken Kenneth Kevin Kim Kimberly Kirsten Kristen Kristina Kumar Kurt Kyle Lance Larry Laura Lauren
  Laurie Lawrence Leah Lee Leo Leon Leonard Leslie Lewis Liam Lillian Lily Linda Lisa Logan Lois Lorraine Louis Louise Lucas Lucia Lucy Luis Luke Lydia Lynn
  Madison Maggie Malcolm Manuel Marcus Margaret Maria Marie Marilyn Mario Marion Mark Marcel Marco Martha Martin Marvin Mary Mason Mateo Matt Matthew Maureen Max
  May Megan Melanie Melissa Mia Michael Michaela Michelle Miguel Mike Mildred Mitchell Mohamed Mohammed Muhammad Molly Monica Morgan Nancy Naomi Natalia Natalie
  Natasha Nathan Nathaniel Neil Nicholas Nick Nicola Nicole Nigel Nina Noah Nora Norma Norman Oliver Olivia Omar Oscar Owen Paige Pamela Pat Patricia Patrick Paul Paula
  Pauline Pearl Pedro Penelope Penny Peter Phil Philip Phillip Phyllis Priya Rachel Rafael Raj Ralph Ramon Randy Raymond Rebecca Regina Ricardo Richard Rick
  Ricky Rita Rob Robert Roberta Roberto Robin Rodney Roger Ron Ronald Rosa Rose Rosemary Ross Roy Ruby Russell Ruth Ryan Sally Sam Samantha Samuel
  Sandra Sandy Sara Sarah Scott Sean Sebastian Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shirley Sidney Simon Simone Sofia Sophia Sophie Spencer Stacy
  Stanley Stella Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Sydney Sylvia Tamara Tanya Tara Taylor Ted Teresa Terry Theodore Theresa Thomas Tiffany Tim
  Timothy Tina Todd Tom Tommy Tony Tracy Travis Trevor Tyler Valerie Vanessa Vera Veronica Vernon Vicky Victor Victoria Vincent Viola Violet Virginia
  Vivian Walter Wanda Warren Wayne Wendy Wesley Will William Willie Yolanda Yasmin Yusuf Zachary Zoe Zara Krzysztof Agnieszka Katarzyna Malgorzata Pawel Piotr Tomasz Wojciech
  Liz Beth Gwendolyn Aleksander Alessandro Giuseppe Luca Matteo Francesca Chiara Jürgen Jurgen Wolfgang Heinrich Friedrich Günther Klaus Dieter François Pierre Jacques
  Olha Olga Olena Oleksandr Oleksandra Oleksiy Oleksii Alexey Aleksey Alexei Aleksei Aleksandr Aleksandra Alyona Alena Andrey Andrei Andriy Sergey Sergei Sergiy Serhiy Serhii
  Dmitry Dmitri Dmitriy Dmytro Evgeny Evgeniy Yevhen Yevgeny Yevgeniy Yevheniia Evgenia Evgeniya Yuri Yuriy Yurii Yury Iurii Vasily Vasiliy Vasyl Mykola Nikolay Nikolai Mykhailo
  Mikhail Mykhaylo Volodymyr Vladimir Vyacheslav Viacheslav Vitaliy Vitalii Vitaly Anatoliy Anatoly Hryhoriy Grigory Yulia Yuliya Yuliia Iuliia Kateryna Katerina Ekaterina Tetiana
  Tetyana Tatyana Tatiana Nataliya Nataliia Natalya Nataly Iryna Irina Svitlana Svetlana Liudmyla Lyudmila Ludmila Halyna Galina Oksana Kseniia Kseniya Ksenia Mariia Mariya Mariana Maryna
  Marina Nadiia Nadiya Nadia Nadezhda Lyubov Liubov Solomiia Sofiia Sofiya Daria Darya Dariia Anastasia Anastasiya Anastasiia Polina Valentyna Valentina Zinaida Larysa Larisa Lesia Lesya Olesia
  Olesya Khrystyna Kristina Yana Ihor Igor Ivan Petro Pyotr Pavlo Pavel Oleh Oleg Bohdan Bogdan Taras Ruslan Maksym Maxim Artem Roman Stanislav Yaroslav Myroslav Vladyslav Vladislav Denys
  Denis Viktor Viktoriia Viktoria Viktoriya Borys Boris Heorhii Georgy Mykyta Nikita Illia Ilya Kyrylo Kirill Kostiantyn Konstantin Leonid Matvii Nazar Ostap Orest Rostyslav Semen
  Stepan Tymofii Timofey Yakiv Yegor Yehor Zakhar Inna Inga Alla Alina Albina Angelina Ruslana Myroslava Yaroslava Olia Olya Tania Katya Katia Masha Dasha Sasha Misha Vova Dima Kolya Vasya
`
  .trim()
  .split(/\s+/);
