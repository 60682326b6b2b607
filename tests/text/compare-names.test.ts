import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareNames } from '../../src/text/understand.ts';
import { checkProperty } from '../kit/check-property.ts';

/** Spellings of one name, each of which may stand for each. */
const WHOLE: readonly (readonly string[])[] = [
  ['Khalifa Haftar', 'Khalifa Hifter', 'Khalifa Heftar', 'Khalifa al-Haftar', 'KHALIFA HAFTAR'],
  ['Fayez al-Serraj', 'Fayez Sarraj', 'Fayez el-Sarraj', 'Fayez Al Serraj'],
  ['Muammar Gaddafi', 'Moammar Qadhafi', 'Muammar Qaddafi', 'Moammar Gadhafi', 'Muammar al-Gaddafi'],
  ['Abdel Fattah el-Sisi', 'Abdul Fattah al-Sisi', 'Abdelfattah El-Sisi', 'Abd al-Fattah al-Sisi'],
  ['Saddam Hussein', 'Saddam Hussain', 'Saddam Husayn'],
  ['Mohammed bin Salman', 'Mohamed Bin Salman', 'Muhammad bin Salman'],
  ['Viktor Yanukovych', 'Victor Yanukovich', 'Viktor Yanukovitch'],
  ['Volodymyr Zelenskyy', 'Volodymyr Zelensky', 'Vladimir Zelenskiy', 'Volodymyr Zelenskyi'],
  ['Yulia Tymoshenko', 'Yulia Timoshenko'],
  ['Alexander Lukashenko', 'Alyaksandr Lukashenka', 'Aleksandr Lukashenko'],
  ['Mikhail Gorbachev', 'Mikhail Gorbachov', 'Michail Gorbatchev'],
  ['Yevgeny Prigozhin', 'Evgeny Prigozhin', 'Yevgeniy Prigozhin'],
  ['Xi Jinping', 'Jinping Xi', 'Xi Jin-ping'],
  ['Kim Jong-un', 'Kim Jong Un', 'KIM JONG-UN', 'Kim Jongun'],
  ['Mao Zedong', 'Mao Tse-tung'],
  ['Lee Hsien Loong', 'Lee Hsien-Loong'],
  ['Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan', 'Recep Erdoğan'],
  ['Angela Müller', 'Angela Mueller'],
  ['John S. Barker', 'John Barker', 'J. S. Barker', 'J. Barker'],
  ['Emre Can', 'Emre Can'],
];

/** Names of different people. */
const APART: readonly (readonly [string, string])[] = [
  ['Jamal Khashoggi', 'Jamil Khashoggi'],
  ['Hassan Rouhani', 'Hussein Rouhani'],
  ['Mohammed Abbas', 'Mahmoud Abbas'],
  ['Ahmed Karim', 'Ahmed Karam'],
  ['Hamad al-Thani', 'Hamid al-Thani'],
  ['Ali Salim', 'Ali Salam'],
  ['Ali Hassan', 'Ali Hussein'],
  ['Said Jalili', 'Saad Jalili'],
  ['Saif Gaddafi', 'Muammar Gaddafi'],
  ['Khalifa Haftar', 'Saddam Haftar'],
  ['Kim Jong Un', 'Kim Jong Il'],
  ['Li Peng', 'Li Ping'],
  ['Xi Jinping', 'Xi Zhongxun'],
  ['Sergei Ivanov', 'Sergei Ivanova'],
  ['Dmitry Medvedev', 'Dmitry Medvedchuk'],
  ['Igor Ivanov', 'Oleg Ivanov'],
  ['Viktor Yushchenko', 'Viktor Yanukovych'],
  ['George H. W. Bush', 'George P. Bush'],
  ['Harald Lind Jr.', 'Harald Lind Sr.'],
  ['Harald II', 'Harald III'],
  ['John Martin', 'John Morton'],
  ['Ann Miller', 'Ann Mueller'],
  ['Ann Muller', 'Ann Mueller'],
  ['Eric Hansen', 'Eric Hanson'],
  ['Mary Berry', 'Mary Barry'],
  ['Maria Garcia', 'Mario Garcia'],
  ['Paul Harris', 'Paul Herris'],
  ['Angela Merkel', 'Angela Markel'],
  ['Nicolas Maduro', 'Nicolas Madero'],
  ['Tony Blair', 'Tony Blear'],
  ['Yasser Arafat', 'Yasser Erekat'],
  ['Masoud Barzani', 'Nechirvan Barzani'],
];

describe('compareNames', () => {
  for (const names of WHOLE)
    it(`takes for one name: ${names.join(', ')}`, () => {
      for (const one of names)
        for (const other of names) assert.equal(compareNames(one, other), 'whole', `${one} and ${other}`);
    });

  for (const [one, other] of APART)
    it(`keeps apart: ${one} and ${other}`, () => {
      assert.equal(compareNames(one, other), null);
      assert.equal(compareNames(other, one), null);
    });

  it('says when only surnames are compared', () => {
    assert.equal(compareNames('Hifter', 'Khalifa Haftar'), 'surname');
    assert.equal(compareNames('Sarraj', 'Fayez al-Serraj'), 'surname');
    assert.equal(compareNames('Zelensky', 'Volodymyr Zelenskyy'), 'surname');
    assert.equal(compareNames('Morton', 'John Martin'), null);
    assert.equal(compareNames('', 'John Martin'), null);
  });

  it('compares both ways alike, finds each name like itself, and sees through case and hyphens', () => {
    const word = fc.constantFrom(
      'Ali',
      'Hassan',
      'al-Okoro',
      'Lind',
      'J.',
      'Ivanov',
      'Kim',
      'Jong-un',
      'Mueller',
      'de',
      'Jr.',
      'Qadhafi',
      'ß',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    checkProperty(
      fc.property(name, name, (one, other) => {
        assert.equal(compareNames(one, other), compareNames(other, one));
        assert.notEqual(compareNames(one, one.toUpperCase()), null);
        assert.equal(compareNames(one, other), compareNames(one.replaceAll('-', ' '), other.toLowerCase()));
      }),
      { numRuns: 200 },
    );
  });
});
