import { describe, expect, test } from 'vitest'

import { developmentZones, formerNames } from '../../../src/modules/directory/data/region-aliases.ts'
import { findRegions, isWithin, parentRegion, regionByCode, regionName, regionPrefix } from '../../../src/modules/directory/index.ts'
import { levelOf } from '../../../src/modules/directory/rules/levels.ts'

describe('a region lies in a subtree', () => {
  test.each([
    ['140502', '140300', 'the 城区 of 晋城 is not in 阳泉'],
    ['140500', '140502', 'a city is not in its county'],
    ['140581', '140502', 'a county is not in its neighbour'],
    ['141002', '140100', '尧都区 of 临汾 is not in 太原: only whole pairs of zeros are cut'],
    ['140100', '141000', '太原 is not in 临汾'],
    ['140502', '000000', 'a code of zeros holds nothing'],
    ['140502', '14', 'a malformed scope holds nothing'],
    ['14050', '140500', 'a malformed code lies nowhere'],
    ['', '', 'nothing lies in nothing'],
  ])('%s in %s: no, because %s', (code, scope) => {
    expect(isWithin(code, scope)).toBe(false)
  })

  test.each([
    ['140502', '140500'],
    ['140502', '140000'],
    ['141002', '141000'],
    ['140581', '140581'],
    ['140000', '140000'],
  ])('%s lies in %s', (code, scope) => {
    expect(isWithin(code, scope)).toBe(true)
  })

  test('a code is cut pair by pair', () => {
    expect(['140000', '140500', '141000', '140581'].map(regionPrefix)).toEqual(['14', '1405', '1410', '140581'])
  })

  test('the parent of a county is its city, of a city the province, of the province nothing', () => {
    expect(['140581', '141002', '140500', '140000', 'x'].map(parentRegion)).toEqual(['140500', '141000', '140000', null, null])
  })
})

describe('names of regions', () => {
  test('a county stands with its city, so that 城区 is never ambiguous on a screen', () => {
    expect(regionName('140502')).toBe('晋城市城区')
    expect(regionName('140302')).toBe('阳泉市城区')
    expect(regionName('140500')).toBe('晋城市')
    expect(regionName('999999')).toBe('999999')
  })

  test('the table has the province, 11 cities, 117 county-level divisions and 4 zones with a code', () => {
    const codes = Array.from({ length: 10_000 }, (_, n) => `14${String(n).padStart(4, '0')}`).filter((code) => regionByCode(code))
    expect(codes).toHaveLength(1 + 11 + 117 + 4)
  })
})

describe('a region asked for by name', () => {
  const codes = (text: string, scope?: string) => findRegions(text, scope).map(({ code }) => code)

  test.each(['', '县', '子县', '应', '临', '北京市', '某某区', '城区应急局'])('%j is no region', (text) => {
    expect(codes(text)).toEqual([])
  })

  test('城区 is two regions and has to be asked about', () => {
    expect(codes('城区')).toEqual(['140302', '140502'])
  })

  test("城区 is the asker's own where his region holds only one", () => {
    expect(codes('城区', '140500')).toEqual(['140502'])
    expect(codes('城区', '140302')).toEqual(['140302'])
    expect(codes('城区', '140000')).toEqual(['140302', '140502'])
    expect(codes('城区', '140400')).toEqual(['140403'])
  })

  test.each([
    ['晋城城区', ['140502']],
    ['晋城市城区', ['140502']],
    ['山西省晋城市城区', ['140502']],
    ['应县', ['140622']],
    ['临县', ['141124']],
    ['临汾', ['141000']],
    ['长子县', ['140428']],
    ['长治市长子县', ['140428']],
    ['矿区', ['140303']],
    ['平定', ['140321']],
    ['平陆', ['140829']],
    ['潞城区', ['140406']],
    ['朔城区', ['140602']],
    ['高平', ['140581']],
    ['五台县', ['140922']],
    ['五台山风景名胜区', ['140971']],
    ['山西省', ['140000']],
  ])('%s is exactly %j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test.each([
    ['长治县', ['140404']],
    ['潞城市', ['140406']],
    ['怀仁县', ['140681']],
    ['太谷县', ['140703']],
    ['大同县', ['140215']],
    ['长治城区', ['140403']],
    ['晋城经济技术开发区', ['140500']],
    ['大同经济开发区', ['140271']],
  ])('the former name or zone %s leads to %j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test('a former name that was split leads to all of its parts', () => {
    expect(codes('大同矿区')).toEqual(['140213', '140214'])
  })

  test('every alias and zone points at regions of the table and says that it is unverified', () => {
    expect(formerNames.flatMap((alias) => alias.codes).filter((code) => regionByCode(code) === null)).toEqual([])
    expect(developmentZones.filter(({ cityCode }) => regionByCode(cityCode) === null)).toEqual([])
    expect([...formerNames, ...developmentZones].every(({ verified }) => verified === false)).toBe(true)
    expect(formerNames.every(({ validTo }) => validTo === 2018 || validTo === 2019)).toBe(true)
  })

  test("a development zone's own bureau works at county level whatever its code", () => {
    expect(levelOf({ regionCode: '140500', developmentZone: '晋城经济技术开发区' })).toBe('county')
    expect(levelOf({ regionCode: '140500' })).toBe('city')
    expect(levelOf({ regionCode: '140000' })).toBe('province')
    expect(levelOf({ regionCode: '140581' })).toBe('county')
  })
})
