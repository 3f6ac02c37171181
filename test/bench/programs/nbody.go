package main

import "math"

type body struct{ x, y, z, vx, vy, vz, mass float64 }

const (
	solarMass   = 39.47841760435743
	daysPerYear = 365.24
)

var bodies = [5]body{
	{mass: solarMass},
	{4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
		0.00166007664274403694 * daysPerYear, 0.00769901118419740425 * daysPerYear, -0.0000690460016972063023 * daysPerYear, 0.000954791938424326609 * solarMass},
	{8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
		-0.00276742510726411411 * daysPerYear, 0.00499852801234917238 * daysPerYear, 0.0000230417297573763929 * daysPerYear, 0.000285885980666130812 * solarMass},
	{12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
		0.00296460137564761618 * daysPerYear, 0.00237847173959480950 * daysPerYear, -0.0000296589568540237556 * daysPerYear, 0.0000436624404335156298 * solarMass},
	{15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
		0.00268067772490389322 * daysPerYear, 0.00162824170038242295 * daysPerYear, -0.0000951592254519715870 * daysPerYear, 0.0000515138902046611451 * solarMass},
}

func advance(bodies []body, dt float64) {
	for i := range bodies {
		b := &bodies[i]
		for j := i + 1; j < len(bodies); j++ {
			c := &bodies[j]
			dx, dy, dz := b.x-c.x, b.y-c.y, b.z-c.z
			d2 := dx*dx + dy*dy + dz*dz
			mag := dt / (d2 * math.Sqrt(d2))
			b.vx -= dx * c.mass * mag
			b.vy -= dy * c.mass * mag
			b.vz -= dz * c.mass * mag
			c.vx += dx * b.mass * mag
			c.vy += dy * b.mass * mag
			c.vz += dz * b.mass * mag
		}
	}
	for i := range bodies {
		b := &bodies[i]
		b.x += dt * b.vx
		b.y += dt * b.vy
		b.z += dt * b.vz
	}
}

func run() int {
	for i := 0; i < 4000000; i++ {
		advance(bodies[:], 0.01)
	}
	return int(bodies[0].x*1e9) + int(bodies[4].y*1e6)
}
